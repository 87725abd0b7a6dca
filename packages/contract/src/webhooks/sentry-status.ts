import * as z from "zod";
import { hootState, hootStatus, sentryState, sentryStatus } from "../shapes/status.ts";
import { defineWebhook } from "./webhook.ts";

/** What the change is of: a sentry, or a hoot that shows several. */
const data = z.union([
  z.object({
    sentry: sentryStatus,
    /** How it was before; null when nothing had been said yet. */
    previous_state: sentryState.nullable(),
  }),
  z.object({ hoot: hootStatus, previous_state: hootState }),
]);

const when = "Told when the state becomes another one, not at every report.";

export const sentryHappy = defineWebhook({
  event: "sentry_status.happy",
  resource: "sentry_status",
  action: "happy",
  summary: "What a sentry watches, or a hoot stands for, is well",
  when,
  data,
});

export const sentrySad = defineWebhook({
  event: "sentry_status.sad",
  resource: "sentry_status",
  action: "sad",
  summary: "What a sentry watches, or a hoot stands for, is to be used with caution",
  when,
  data,
});

export const sentrySick = defineWebhook({
  event: "sentry_status.sick",
  resource: "sentry_status",
  action: "sick",
  summary: "What a sentry watches, or a hoot stands for, is broken, or the sentry fell silent",
  when,
  data,
});

export type SentryStatusData = z.output<typeof data>;

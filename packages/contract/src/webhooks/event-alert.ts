import * as z from "zod";
import { jsonObject } from "../shapes/primitives.ts";
import { webhookEvent } from "./error.ts";
import { defineWebhook } from "./webhook.ts";

/** One field of a form that an integration brought, as somebody filled it in. */
export const actionSetting = z.looseObject({ name: z.string(), value: z.unknown() });

export const eventAlertTriggered = defineWebhook({
  event: "event_alert.triggered",
  resource: "event_alert",
  action: "triggered",
  summary: "An alert rule fired for an event",
  when: "Told to the integrations that the rule's actions name, one for each action.",
  data: z.object({
    event: z.looseObject({
      ...webhookEvent.shape,
      /** Only for issues that are not errors. */
      occurrence: jsonObject.optional(),
    }),
    /** The rule's name. */
    triggered_rule: z.string(),
    /** Only where the integration's own form was filled in for the rule's action. */
    issue_alert: z
      .object({
        id: z.int(),
        title: z.string(),
        sentry_app_id: z.int(),
        settings: z.array(actionSetting),
      })
      .optional(),
  }),
});

export type EventAlertData = z.output<(typeof eventAlertTriggered)["data"]>;

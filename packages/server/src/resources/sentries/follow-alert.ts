import type { SentryState } from "@vedette/contract";
import type { Writing } from "../hoots/index.ts";
import { applyUpdate } from "./apply-update.ts";
import { toBadgeMessage } from "./model.ts";
import { findFollowing } from "./store-due.ts";
import { lockSentries } from "./store.ts";
import { BY_ITSELF } from "./time-out-sentries.ts";

const STATES: Readonly<Record<"critical" | "warning" | "resolved", SentryState>> = {
  critical: "sick",
  warning: "sad",
  resolved: "happy",
};

/**
 * Tells the sentries that follow a metric alert how it stands now: critical makes them sick, warning
 * sad, resolved happy. To be called in the transaction in which the alert changes; `title` is shown
 * on badges while it is not resolved, as far as there is room.
 */
export async function followAlert(
  writing: Writing,
  alert: {
    organizationId: number;
    alertId: number;
    status: "critical" | "warning" | "resolved";
    title: string;
  },
): Promise<void> {
  const { storage, tx } = writing;
  const ids = await findFollowing(tx, alert.organizationId, "metric-alert", alert.alertId);
  const state = STATES[alert.status];
  const message = state === "happy" ? "" : toBadgeMessage(alert.title);
  for (const sentry of await lockSentries(storage.engine, tx, ids)) {
    if (!sentry.isEnabled) continue;
    await applyUpdate(writing, sentry, { kind: "watch", state, message }, BY_ITSELF);
  }
}

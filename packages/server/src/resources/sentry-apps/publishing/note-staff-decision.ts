import type { Tx } from "../../../storage/index.ts";
import type { Doer } from "../../audit-log/index.ts";
import { auditApp } from "../audit-app.ts";
import type { SentryApp } from "../model.ts";
import { settleRequest } from "./store.ts";

/** Notes that staff published an app, or took that back, and ends what it was waiting for. */
export async function noteStaffDecision(
  tx: Tx,
  doer: Doer,
  before: SentryApp,
  after: SentryApp,
  now: number,
): Promise<void> {
  if (after.status === before.status) return;
  const isPublished = after.status === "published";
  await settleRequest(tx, after.id, {
    status: isPublished ? "approved" : "refused",
    decidedBy: doer.actor.kind === "user" ? doer.actor.userId : null,
    reason: null,
    now,
  });
  const event = isPublished ? "sentry-app.publish" : "sentry-app.unpublish";
  await auditApp(tx, doer, after, { event, now });
}

import type { Engine, Tx } from "../../storage/index.ts";
import { replaceSubscriptions } from "../../outbox/index.ts";
import { recordAudit, toAuditActor } from "../audit-log/index.ts";
import { skipPending } from "../deliveries/index.ts";
import { MAX_TIMEOUTS } from "./model.ts";
import { lockApp, updateAppSettings } from "./store-write.ts";
import { findInstallationsOfApp } from "./installations/store.ts";
import { addTimeouts, findTimedOutApps, forgetTimeouts } from "./store-timeouts.ts";

/**
 * Counts how often receivers did not answer in time, by installation, and unsubscribes the apps of
 * those that did so 1000 times within 24 hours: nothing more is told to them until somebody
 * subscribes them again.
 */
export async function noteTimeouts(
  engine: Engine,
  tx: Tx,
  counts: ReadonlyMap<number, number>,
  now: number,
): Promise<void> {
  if (counts.size === 0) return;
  await addTimeouts(engine, tx, counts, now);
  const appIds = await findTimedOutApps(tx, [...counts.keys()], MAX_TIMEOUTS, now);
  for (const appId of appIds) await unsubscribe(tx, appId, now);
}

async function unsubscribe(tx: Tx, appId: number, now: number): Promise<void> {
  const app = await lockApp(tx, appId);
  if (app === undefined) return;
  await updateAppSettings(tx, app.id, { ...app, events: [] }, now);
  for (const { id, organizationId } of await findInstallationsOfApp(tx, app.id)) {
    await replaceSubscriptions(tx, { organizationId, installationId: id }, []);
    await skipPending(tx, { kind: "installation", id }, "unsubscribed", now);
    await forgetTimeouts(tx, id);
  }
  await recordAudit(
    tx,
    {
      organizationId: app.organizationId,
      event: "internal-integration.disabled",
      actor: toAuditActor({ kind: "system" }),
      target: { kind: "sentry-app", id: String(app.id) },
      data: { name: app.name, slug: app.slug, events: [...app.events], timeouts: MAX_TIMEOUTS },
      ipAddress: null,
    },
    now,
  );
}

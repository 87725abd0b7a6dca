import type { Scope, SentryAppUpdate } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { replaceSubscriptions } from "../../outbox/index.ts";
import type { Tx } from "../../storage/index.ts";
import { setScopesOfInstallation } from "../api-tokens/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import type { SentryApp } from "./model.ts";
import { readSettings } from "./read-settings.ts";
import { lockApp, updateAppSettings } from "./store.ts";
import { findInstallationsOfApp } from "./installations/store.ts";

export interface AppChange {
  appId: number;
  /** What the caller may do in the owning organization. */
  scopes: ReadonlySet<Scope>;
  fields: SentryAppUpdate;
}

/**
 * Changes what is given of an app. Its live tokens have the new scopes and its installations the
 * new subscriptions as soon as this is committed.
 */
export async function updateApp(
  instance: Instance,
  doer: Doer,
  change: AppChange,
): Promise<SentryApp> {
  const { fields } = change;
  const now = instance.now();
  return await instance.storage.transaction(async (tx) => {
    const before = await lockApp(tx, change.appId);
    if (before === undefined) throw new Problem("app-not-found");
    if (fields.verifyInstall && before.status === "internal") {
      const detail = "Internal integrations cannot have verify_install=True.";
      throw new Problem("bad-request", { detail });
    }
    const after = { ...before, ...readSettings(fields, before, change.scopes) };
    await updateAppSettings(tx, before.id, after, now);
    await updateInstallations(tx, after);
    await recordAudit(
      tx,
      {
        organizationId: after.organizationId,
        event: "sentry-app.edit",
        actor: toAuditActor(doer.actor),
        target: { kind: "sentry-app", id: String(after.id) },
        data: { name: after.name, slug: after.slug, changed: Object.keys(fields).toSorted() },
        ipAddress: doer.ipAddress,
      },
      now,
    );
    return after;
  });
}

async function updateInstallations(tx: Tx, app: SentryApp): Promise<void> {
  for (const { id, organizationId } of await findInstallationsOfApp(tx, app.id)) {
    await setScopesOfInstallation(tx, id, app.scopes);
    await replaceSubscriptions(tx, { organizationId, installationId: id }, app.events);
  }
}

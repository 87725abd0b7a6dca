import type { Scope, SentryAppUpdate } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { replaceSubscriptions } from "../../outbox/index.ts";
import type { Tx } from "../../storage/index.ts";
import { setScopesOfInstallation } from "../api-tokens/index.ts";
import type { Doer } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { auditApp } from "./audit-app.ts";
import { findInstallationsOfApp } from "./installations/store.ts";
import type { SentryApp } from "./model.ts";
import { noteStaffDecision } from "./publishing/note-staff-decision.ts";
import { placeRequest } from "./publishing/place-request.ts";
import { refuseRestricted } from "./refuse-restricted.ts";
import { replaceComponentsOf } from "./replace-components.ts";
import { refuseFrozen } from "./settings/refuse-frozen.ts";
import { readSettings } from "./settings/read-settings.ts";
import { isStaff, readStaffSettings } from "./settings/staff-settings.ts";
import { lockApp, updateAppSettings, updateStaffSettings } from "./store-write.ts";

export interface AppChange {
  appId: number;
  /** What the caller may do in the owning organization. */
  scopes: ReadonlySet<Scope>;
  fields: SentryAppUpdate;
  /** Who is mailed when it is to be published. */
  reviewers: readonly string[];
}

/**
 * Changes what is given of an app. Its live tokens have the new scopes and its installations the
 * new subscriptions as soon as this is committed; a schema that is given makes its components anew.
 * What only staff decides is ignored from others.
 */
export async function updateApp(
  instance: Instance,
  doer: Doer,
  change: AppChange,
): Promise<SentryApp> {
  const { fields, scopes: held, reviewers } = change;
  const now = instance.now();
  return await instance.storage.transaction(async (tx, wake) => {
    const before = await lockApp(tx, change.appId);
    if (before === undefined) throw new Problem("app-not-found");
    refuseRestricted(before);
    const isInternal = before.status === "internal";
    if (fields.verifyInstall && isInternal) {
      const detail = "Internal integrations cannot have verify_install=True.";
      throw new Problem("bad-request", { detail });
    }
    const staff = isStaff(doer.actor);
    const settings = readSettings(fields, before, { isInternal, held, secrets: instance.secrets });
    let after: SentryApp = {
      ...before,
      ...settings,
      ...(staff && readStaffSettings(fields, before, now)),
    };
    await refuseFrozen(tx, before, after, staff);
    await updateAppSettings(tx, before.id, after, now);
    if (staff) {
      await updateStaffSettings(tx, before.id, after, now);
      await noteStaffDecision(tx, doer, before, after, now);
    }
    if (isAskedToPublish(before, fields)) {
      if (!held.has("org:admin")) throw new Problem("forbidden");
      after = await placeRequest({ instance, reviewers, tx, wake }, doer, after, []);
    }
    await updateInstallations(tx, after);
    if (fields.schema !== undefined && fields.schema !== null) await replaceComponentsOf(tx, after);
    const data = { changed: Object.keys(fields).toSorted() };
    await auditApp(tx, doer, after, { event: "sentry-app.edit", data, now });
    return after;
  });
}

/** As older forms asked, which had no questions. */
function isAskedToPublish(before: SentryApp, { status }: SentryAppUpdate): boolean {
  return status === "publish_request_inprogress" && before.status === "unpublished";
}

async function updateInstallations(tx: Tx, app: SentryApp): Promise<void> {
  for (const { id, organizationId } of await findInstallationsOfApp(tx, app.id)) {
    await setScopesOfInstallation(tx, id, app.scopes);
    await replaceSubscriptions(tx, { organizationId, installationId: id }, app.events);
  }
}

import { replaceSubscriptions } from "../../../outbox/index.ts";
import type { Storage, Tx } from "../../../storage/index.ts";
import { deleteTokensOfInstallation } from "../../api-tokens/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../../audit-log/index.ts";
import { skipPending } from "../../deliveries/index.ts";
import { findOrganizations } from "../../organizations/index.ts";
import { deleteGrant } from "../authorizations/store.ts";
import type { SentryApp } from "../model.ts";
import { findInstallationsAround } from "../store-purge.ts";
import { markAppRemoved } from "../store-removed.ts";
import { findPublicAppIds } from "../store-references.ts";
import { lockApp } from "../store-write.ts";
import { findInstallationOn, findInstallationsOfApp } from "./store.ts";
import type { Telling } from "./tell-installation.ts";
import { endInstallation } from "./uninstall-app.ts";

/**
 * Ends every installation in an organization that goes, and everywhere those of the apps it owns:
 * their codes and tokens are dead, and what they were still owed is skipped. Public apps are told of
 * those that were between two organizations, and of nothing more; the other organization's audit log
 * says why its installation is gone. `organization` is the one that goes, as it was called.
 */
export async function uninstallAllOf(
  storage: Storage,
  telling: Telling,
  organization: { id: number; slug: string },
  doer: Doer,
): Promise<void> {
  const { tx, now } = telling;
  const told = new Set([
    ...(await endElsewhere(storage, telling, organization, doer)),
    ...(await endOfOthers(storage, telling, organization, doer)),
  ]);
  for (const installation of await findInstallationsAround(tx, organization.id)) {
    if (told.has(installation.id)) continue;
    await deleteGrant(tx, installation.id);
    await deleteTokensOfInstallation(tx, installation.id);
    const subscriber = { ...installation, installationId: installation.id };
    await replaceSubscriptions(tx, subscriber, []);
    await skipPending(tx, { kind: "installation", id: installation.id }, "uninstalled", now);
  }
}

/** Ends the installations that other organizations have of its public apps; gives their ids. */
async function endElsewhere(
  storage: Storage,
  telling: Telling,
  owner: { id: number },
  doer: Doer,
): Promise<number[]> {
  const { tx, now } = telling;
  const ended: number[] = [];
  for (const appId of await findPublicAppIds(tx, { ownedBy: owner.id })) {
    const app = await lockApp(tx, appId);
    if (app === undefined) continue;
    const installations = (await findInstallationsOfApp(tx, app.id)).filter(
      ({ organizationId }) => organizationId !== owner.id,
    );
    const organizations = await findOrganizations(tx, [
      ...new Set(installations.map(({ organizationId }) => organizationId)),
    ]);
    for (const installation of installations) {
      const organization = organizations.find(({ id }) => id === installation.organizationId);
      if (organization === undefined) continue;
      await endInstallation(storage, telling, { app, installation, organization }, doer);
      await auditEnd(tx, app, organization.id, now);
      ended.push(installation.id);
    }
    await markAppRemoved(tx, app.id, now);
  }
  return ended;
}

/** Ends the installations it has of other organizations' public apps; gives their ids. */
async function endOfOthers(
  storage: Storage,
  telling: Telling,
  organization: { id: number; slug: string },
  doer: Doer,
): Promise<number[]> {
  const { tx } = telling;
  const ended: number[] = [];
  for (const appId of await findPublicAppIds(tx, { installedOn: organization.id })) {
    const app = await lockApp(tx, appId);
    const installation = await findInstallationOn(tx, appId, organization.id);
    if (app === undefined || installation === undefined) continue;
    if (app.organizationId === organization.id) continue;
    await endInstallation(storage, telling, { app, installation, organization }, doer);
    ended.push(installation.id);
  }
  return ended;
}

async function auditEnd(
  tx: Tx,
  { id, name, slug }: SentryApp,
  organizationId: number,
  now: number,
): Promise<void> {
  await recordAudit(
    tx,
    {
      organizationId,
      event: "sentry-app.uninstall",
      actor: toAuditActor({ kind: "system" }),
      target: { kind: "sentry-app", id: String(id) },
      data: { name, slug, reason: "The organization that owned it was removed." },
      ipAddress: null,
    },
    now,
  );
}

import { Problem } from "@vedette/contract/problems";
import { replaceSubscriptions } from "../../outbox/index.ts";
import type { Tx } from "../../storage/index.ts";
import { deleteTokensOfInstallation } from "../api-tokens/index.ts";
import type { Doer } from "../audit-log/index.ts";
import { skipPending } from "../deliveries/index.ts";
import type { Instance } from "../instance.ts";
import { findOrganizations } from "../organizations/index.ts";
import { replaceComponents } from "../ui-components/index.ts";
import { auditApp } from "./audit-app.ts";
import { findInstallationsOfApp } from "./installations/store.ts";
import type { Telling } from "./installations/tell-installation.ts";
import { endInstallation } from "./installations/uninstall-app.ts";
import type { SentryApp } from "./model.ts";
import { refuseRestricted } from "./refuse-restricted.ts";
import { lockApp } from "./store-write.ts";
import { deleteAppRow, markAppRemoved, reserveSlug } from "./store-removed.ts";

/**
 * Removes an app with all its installations: their tokens are dead, nothing more is sent to them,
 * and what they were still owed is skipped. A public one is told first that each was uninstalled,
 * and nobody gets its name again. Refuses an app that is published or waits to be.
 */
export async function deleteApp(instance: Instance, doer: Doer, appId: number): Promise<void> {
  const now = instance.now();
  await instance.storage.transaction(async (tx, wake) => {
    const app = await lockApp(tx, appId);
    if (app === undefined) throw new Problem("app-not-found");
    refuseRestricted(app);
    if (app.status === "internal") {
      await deleteInternal(tx, app, now);
    } else {
      if (app.status !== "unpublished") throw new Problem("published-app");
      await deletePublic(instance, { tx, wake, now }, doer, app);
    }
    await auditApp(tx, doer, app, { event: "sentry-app.remove", now });
  });
}

async function deleteInternal(tx: Tx, app: SentryApp, now: number): Promise<void> {
  for (const { id, organizationId } of await findInstallationsOfApp(tx, app.id)) {
    await deleteTokensOfInstallation(tx, id);
    await replaceSubscriptions(tx, { organizationId, installationId: id }, []);
    await skipPending(tx, { kind: "installation", id }, "uninstalled", now);
  }
  await deleteAppRow(tx, app.id);
}

/** The row stays for the way out, which signs the last webhooks with its secret. */
async function deletePublic(
  { storage }: Instance,
  telling: Telling,
  doer: Doer,
  app: SentryApp,
): Promise<void> {
  const { tx, now } = telling;
  const installations = await findInstallationsOfApp(tx, app.id);
  const organizations = await findOrganizations(tx, [
    ...new Set(installations.map(({ organizationId }) => organizationId)),
  ]);
  for (const installation of installations) {
    const organization = organizations.find(({ id }) => id === installation.organizationId);
    if (organization === undefined) continue;
    await endInstallation(storage, telling, { app, installation, organization }, doer);
  }
  await replaceComponents(tx, app.id, []);
  await markAppRemoved(tx, app.id, now);
  await reserveSlug(tx, app.slug);
}

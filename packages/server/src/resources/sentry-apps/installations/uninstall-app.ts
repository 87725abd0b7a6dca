import { Problem } from "@vedette/contract/problems";
import { replaceSubscriptions } from "../../../outbox/index.ts";
import type { Storage } from "../../../storage/index.ts";
import { deleteTokensOfInstallation } from "../../api-tokens/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../../audit-log/index.ts";
import { skipPending } from "../../deliveries/index.ts";
import type { Instance } from "../../instance.ts";
import { deleteGrant } from "../authorizations/store.ts";
import type { SentryApp } from "../model.ts";
import { lockApp } from "../store-write.ts";
import { countInstall } from "../usage/count-install.ts";
import type { Installation } from "./model.ts";
import { changeStatus } from "./store.ts";
import { tellInstallation, type Telling } from "./tell-installation.ts";

/**
 * Uninstalls an app from an organization. Refuses an internal one, which is installed for as long as
 * it exists, and an installation that is gone already.
 */
export async function uninstallApp(
  instance: Instance,
  doer: Doer,
  installation: Installation,
  organization: { id: number; slug: string },
): Promise<void> {
  const { storage } = instance;
  await storage.transaction(async (tx, wake) => {
    const now = instance.now();
    const app = await lockApp(tx, installation.sentryAppId);
    if (app === undefined) throw new Problem("installation-not-found");
    if (app.status === "internal") {
      const detail = "An internal integration is uninstalled by deleting it.";
      throw new Problem("forbidden", { detail });
    }
    const ended = { app, installation, organization };
    if (!(await endInstallation(storage, { tx, wake, now }, ended, doer))) {
      throw new Problem("installation-not-found");
    }
    await recordAudit(
      tx,
      {
        organizationId: organization.id,
        event: "sentry-app.uninstall",
        actor: toAuditActor(doer.actor),
        target: { kind: "sentry-app", id: String(app.id) },
        data: { name: app.name, slug: app.slug },
        ipAddress: doer.ipAddress,
      },
      now,
    );
  });
}

/**
 * Ends an installation, in a transaction that holds its app: its code and tokens are dead, what it
 * was still owed is skipped, and a public app is told of this and of nothing more. Its row stays
 * until what it was sent is forgotten. Gives whether it was there.
 */
export async function endInstallation(
  storage: Storage,
  telling: Telling,
  ended: {
    app: SentryApp;
    installation: Installation;
    organization: { id: number; slug: string };
  },
  doer: Doer,
): Promise<boolean> {
  const { tx, now } = telling;
  const { app, installation, organization } = ended;
  const { id } = installation;
  const status = "pending_deletion" as const;
  const change = { from: ["pending", "installed"] as const, to: status, now };
  if (!(await changeStatus(tx, id, change))) return false;
  await deleteGrant(tx, id);
  await deleteTokensOfInstallation(tx, id);
  const subscriber = { organizationId: organization.id, installationId: id };
  await replaceSubscriptions(tx, subscriber, []);
  const owed = { kind: "installation", id } as const;
  await skipPending(tx, owed, "uninstalled", now, { except: "installation" });
  await countInstall(tx, app.id, "uninstalled", now);
  const news = { app, installation: { ...installation, status }, organization };
  await tellInstallation(storage, telling, "deleted", news, doer);
  return true;
}

import type { Scope } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { sha256Hex, uuid4, uuid4Hex } from "../../../kit/index.ts";
import { replaceSubscriptions } from "../../../outbox/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../../audit-log/index.ts";
import type { Instance } from "../../instance.ts";
import { GRANT_LIFETIME_MS } from "../authorizations/model.ts";
import { findSealedCodes, insertGrant } from "../authorizations/store.ts";
import { sayExceeding } from "../may-give.ts";
import type { SentryApp } from "../model.ts";
import { lockApp } from "../store-write.ts";
import { countInstall } from "../usage/count-install.ts";
import { findMissing, getInstallable } from "./find-installable.ts";
import type { Installation } from "./model.ts";
import { findInstallationOn, insertInstallation } from "./store.ts";
import { tellInstallation, type Telling } from "./tell-installation.ts";

/** The organization an app is to be installed on, and what the caller may do there. */
export interface Place {
  id: number;
  slug: string;
  scopes: ReadonlySet<Scope>;
}

export interface Installed {
  app: SentryApp;
  installation: Installation;
  /** To be exchanged for tokens; null once it was, or was not in time. */
  code: string | null;
}

/**
 * Installs an app on an organization: from then on it hears what it subscribes to, once it is
 * complete, and gets a code that it exchanges for tokens. An installation there is already is given
 * as it is. Refuses callers that are no person, an app that is not for this organization, and one
 * that asks for more than the caller has: nobody gives more than they hold.
 */
export async function installApp(
  instance: Instance,
  doer: Doer,
  place: Place,
  slug: string,
): Promise<Installed> {
  if (doer.actor.kind !== "user") throw new Problem("forbidden");
  const { storage } = instance;
  const { id: sentryAppId } = await getInstallable(storage.db, place.id, slug);
  return await storage.transaction(async (tx, wake) => {
    const now = instance.now();
    // Held, so that of two at the same time the second finds what the first one made.
    const app = await lockApp(tx, sentryAppId);
    if (app === undefined) throw new Problem("app-not-found");
    const existing = await findInstallationOn(tx, app.id, place.id);
    if (existing !== undefined) {
      const sealed = (await findSealedCodes(tx, [existing.id], now)).get(existing.id);
      const code = sealed === undefined ? null : instance.secrets.open(sealed);
      return { app, installation: existing, code };
    }
    refuseMissing(findMissing(app, place.scopes));
    return await install(instance, { tx, wake, now }, doer, app, place);
  });
}

function refuseMissing([missing]: readonly Scope[]): void {
  if (missing === undefined) return;
  throw new Problem("forbidden", { detail: sayExceeding(missing) });
}

async function install(
  instance: Instance,
  telling: Telling,
  doer: Doer,
  app: SentryApp,
  organization: Place,
): Promise<Installed> {
  const { tx, now } = telling;
  const installation = await insertInstallation(tx, {
    uuid: uuid4(),
    sentryAppId: app.id,
    organizationId: organization.id,
    status: app.verifyInstall ? "pending" : "installed",
    createdAt: now,
  });
  const code = uuid4Hex();
  await insertGrant(tx, {
    installationId: installation.id,
    codeHash: sha256Hex(code),
    sealedCode: instance.secrets.seal(code),
    expiresAt: now + GRANT_LIFETIME_MS,
  });
  const subscriber = { organizationId: organization.id, installationId: installation.id };
  await replaceSubscriptions(tx, subscriber, app.events);
  await countInstall(tx, app.id, "installed", now);
  await recordAudit(
    tx,
    {
      organizationId: organization.id,
      event: "sentry-app.install",
      actor: toAuditActor(doer.actor),
      target: { kind: "sentry-app", id: String(app.id) },
      data: { name: app.name, slug: app.slug, scopes: [...app.scopes] },
      ipAddress: doer.ipAddress,
    },
    now,
  );
  const news = { app, installation, organization, code };
  await tellInstallation(instance.storage, telling, "created", news, doer);
  return { app, installation, code };
}

import type { Scope, SentryAppCreate } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { randomHex, slugify, uuid4 } from "../../kit/index.ts";
import { replaceSubscriptions } from "../../outbox/index.ts";
import { type ApiToken, issueToken } from "../api-tokens/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import { getOrganization } from "../organizations/index.ts";
import type { Instance } from "../instance.ts";
import type { Installation } from "./installations/model.ts";
import { type AppSettings, type SentryApp, toInternalSlug } from "./model.ts";
import { readSettings } from "./read-settings.ts";
import { insertApp } from "./store.ts";
import { insertInstallation } from "./installations/store.ts";

export interface NewApp {
  organizationId: number;
  /** What the caller may do there: nobody gives an app more. */
  scopes: ReadonlySet<Scope>;
  fields: SentryAppCreate;
}

export interface CreatedApp {
  app: SentryApp;
  /** Readable here and for the app's first day, see `secretVisibility`. */
  clientSecret: string;
  installation: Installation;
  /** Its first token, whose value is given here and never again. */
  token: { token: ApiToken; value: string };
}

/**
 * Makes an internal integration: installed on its organization at once, with a token that acts for
 * it. Refuses public ones, which this version does not have, and settings that cannot be.
 */
export async function createApp(
  instance: Instance,
  doer: Doer,
  input: NewApp,
): Promise<CreatedApp> {
  const { fields } = input;
  if (fields.isInternal !== true) {
    throw Problem.fields({ isInternal: ["This version installs internal integrations only."] });
  }
  const { storage, secrets } = instance;
  const now = instance.now();
  const organization = await getOrganization(storage.db, input.organizationId);
  const blank = blankSettings(fields.name, organization.name);
  const settings = readSettings({ ...fields, scopes: fields.scopes ?? [] }, blank, input.scopes);
  const clientSecret = randomHex(32);
  const uuid = uuid4();
  const app = {
    ...settings,
    uuid,
    slug: toInternalSlug(slugify(settings.name, "integration", settings.name.length), uuid),
    organizationId: organization.id,
    status: "internal" as const,
    clientId: randomHex(32),
    sealedSecret: secrets.seal(clientSecret),
    createdAt: now,
  };
  const installed = await storage.transaction(async (tx) => {
    const created = await insertApp(tx, app, userIdOf(doer));
    if (created === undefined) {
      throw Problem.fields({
        name: [`Name ${settings.name} is already taken, please use another.`],
      });
    }
    const installation = await insertInstallation(tx, {
      uuid: uuid4(),
      sentryAppId: created.id,
      organizationId: organization.id,
      status: "installed",
      createdAt: now,
    });
    const owner = { kind: "integration" as const, installationId: installation.id };
    const { scopes, events } = settings;
    const token = await issueToken(tx, { owner, name: "", scopes, expiresAt: null }, now);
    const subscriber = { organizationId: organization.id, installationId: installation.id };
    await replaceSubscriptions(tx, subscriber, events);
    await recordAudit(
      tx,
      {
        organizationId: organization.id,
        event: "internal-integration.create",
        actor: toAuditActor(doer.actor),
        target: { kind: "sentry-app", id: String(created.id) },
        data: { name: created.name, slug: created.slug, scopes: [...scopes], events: [...events] },
        ipAddress: doer.ipAddress,
      },
      now,
    );
    return { app: created, installation, token };
  });
  return { ...installed, clientSecret };
}

function blankSettings(name: string, organizationName: string): AppSettings {
  return {
    name,
    author: organizationName,
    webhookUrl: null,
    redirectUrl: null,
    isAlertable: false,
    verifyInstall: false,
    scopes: [],
    events: [],
    overview: null,
    allowedOrigins: [],
  };
}

function userIdOf({ actor }: Doer): number | null {
  return actor.kind === "user" ? actor.userId : null;
}

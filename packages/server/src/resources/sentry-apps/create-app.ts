import type { Scope, SentryAppCreate } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { randomHex, uuid4 } from "../../kit/index.ts";
import type { Tx } from "../../storage/index.ts";
import { type ApiToken, issueToken } from "../api-tokens/index.ts";
import type { Doer } from "../audit-log/index.ts";
import { replaceSubscriptions } from "../../outbox/index.ts";
import { getOrganization } from "../organizations/index.ts";
import type { Instance } from "../instance.ts";
import { auditApp } from "./audit-app.ts";
import type { Installation } from "./installations/model.ts";
import { insertInstallation } from "./installations/store.ts";
import type { AppSettings, SentryApp, StaffSettings } from "./model.ts";
import { replaceComponentsOf } from "./replace-components.ts";
import { readSettings } from "./settings/read-settings.ts";
import { isStaff, readStaffSettings } from "./settings/staff-settings.ts";
import { toSlug } from "./slug.ts";
import { insertApp } from "./store-write.ts";

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
  /** An internal app's; public ones are installed by whoever wants them. */
  installed: InstalledAtOnce | null;
}

interface InstalledAtOnce {
  installation: Installation;
  /** Its first token, whose value is given here and never again. */
  token: { token: ApiToken; value: string };
}

/** Public ones begin with what every integration can do. */
const FIRST_FEATURES: readonly number[] = [0];

/**
 * Makes an integration. An internal one is installed on its organization at once, with a token that
 * acts for it; a public one is unpublished, and its own organization may install it. Refuses
 * settings that cannot be, with messages by field.
 */
export async function createApp(
  instance: Instance,
  doer: Doer,
  input: NewApp,
): Promise<CreatedApp> {
  const { fields } = input;
  const { storage, secrets } = instance;
  const now = instance.now();
  const isInternal = fields.isInternal === true;
  const organization = await getOrganization(storage.db, input.organizationId);
  const settings = readSettings(
    { ...fields, scopes: fields.scopes ?? [] },
    blankSettings(isInternal ? organization.name : null),
    { isInternal, held: input.scopes, secrets },
  );
  const clientSecret = randomHex(32);
  const uuid = uuid4();
  const app = {
    ...settings,
    ...firstStaffSettings(doer, fields, isInternal, now),
    uuid,
    slug: toSlug(settings.name, uuid, isInternal),
    organizationId: organization.id,
    clientId: randomHex(32),
    sealedSecret: secrets.seal(clientSecret),
    createdAt: now,
  };
  return await storage.transaction(async (tx) => {
    const created = await insertApp(tx, app, doer.actor.kind === "user" ? doer.actor.userId : null);
    if (created === undefined) {
      const message = `Name ${settings.name} is already taken, please use another.`;
      throw Problem.fields({ name: [message] });
    }
    await replaceComponentsOf(tx, created);
    const installed = isInternal ? await installAtOnce(tx, created, now) : null;
    const { scopes, events } = settings;
    const event = isInternal ? "internal-integration.create" : "sentry-app.add";
    const data = { scopes: [...scopes], events: [...events] };
    await auditApp(tx, doer, created, { event, data, now });
    return { app: created, clientSecret, installed };
  });
}

async function installAtOnce(tx: Tx, app: SentryApp, now: number): Promise<InstalledAtOnce> {
  const { organizationId, scopes, events } = app;
  const installation = await insertInstallation(tx, {
    uuid: uuid4(),
    sentryAppId: app.id,
    organizationId,
    status: "installed",
    createdAt: now,
  });
  const owner = { kind: "integration" as const, installationId: installation.id };
  const token = await issueToken(tx, { owner, name: "", scopes, expiresAt: null }, now);
  await replaceSubscriptions(tx, { organizationId, installationId: installation.id }, events);
  return { installation, token };
}

function blankSettings(author: string | null): AppSettings {
  return {
    name: "",
    author,
    webhookUrl: null,
    redirectUrl: null,
    isAlertable: false,
    verifyInstall: true,
    scopes: [],
    events: [],
    overview: null,
    allowedOrigins: [],
    sealedHeaders: null,
    sendsStandardWebhooks: true,
    saysArchived: false,
    orderedDelivery: false,
    schema: {},
    features: FIRST_FEATURES,
  };
}

/** An app begins unpublished, whoever makes it. */
function firstStaffSettings(
  doer: Doer,
  fields: SentryAppCreate,
  isInternal: boolean,
  now: number,
): StaffSettings {
  const first: StaffSettings = {
    status: isInternal ? "internal" : "unpublished",
    publishedAt: null,
    popularity: 1,
    isDisabled: false,
    metadata: {},
  };
  return isStaff(doer.actor) ? readStaffSettings({ ...fields, status: null }, first, now) : first;
}

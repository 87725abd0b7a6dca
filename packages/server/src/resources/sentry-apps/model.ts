import type { EventResource, Scope } from "@vedette/contract";

/** What a builder decides about an app. */
export interface AppSettings {
  name: string;
  author: string | null;
  webhookUrl: string | null;
  redirectUrl: string | null;
  isAlertable: boolean;
  verifyInstall: boolean;
  /** With everything they imply, sorted. */
  scopes: readonly Scope[];
  /** Resources it subscribes to, sorted. */
  events: readonly EventResource[];
  overview: string | null;
  allowedOrigins: readonly string[];
}

/** An integration. `internal` ones belong to the organization that made them and are always installed. */
export interface SentryApp extends AppSettings {
  id: number;
  uuid: string;
  /** Never changes. */
  slug: string;
  organizationId: number;
  status: "unpublished" | "published" | "internal" | "publish_request_inprogress";
  clientId: string;
  /** The client secret as `secrets.seal` gave it. */
  sealedSecret: string;
  /** Epoch milliseconds. */
  createdAt: number;
}

const STATUSES: readonly SentryApp["status"][] = [
  "unpublished",
  "published",
  "internal",
  "publish_request_inprogress",
];

/** The status a list is asked for; undefined when there is none of that name. */
export function readAppStatus(name: string | undefined): SentryApp["status"] | undefined {
  return STATUSES.find((status) => status === name);
}

/** How many tokens an internal app may have at a time. */
export const MAX_TOKENS = 20;

/** This many timeouts within 24 hours unsubscribe an app (docs/integrate). */
export const MAX_TIMEOUTS = 1000;

/** An app's slug may be so long; those of internal apps end in six characters of their own. */
const MAX_SLUG = 64;
const OWN_CHARACTERS = 6;

/** The slug of an internal app: its name's, and the first characters of its uuid. */
export function toInternalSlug(nameSlug: string, uuid: string): string {
  const room = MAX_SLUG - OWN_CHARACTERS - 1;
  return `${nameSlug.slice(0, room).replace(/-+$/, "")}-${uuid.slice(0, OWN_CHARACTERS)}`;
}

/** The client secret can be read for so long after the app was made; later it can only be replaced. */
const SECRET_VISIBLE_MS = 24 * 60 * 60 * 1000;

export type SecretVisibility = "shown" | "masked" | "gone";

/**
 * Whether a member of the owning organization sees the client secret. It lets its holder act as the
 * app, so only those see it who could do all that the app can.
 */
export function secretVisibility(
  app: SentryApp,
  scopes: ReadonlySet<Scope>,
  now: number,
): SecretVisibility {
  if (now - app.createdAt >= SECRET_VISIBLE_MS) return "gone";
  const mayAll = scopes.has("org:write") && app.scopes.every((scope) => scopes.has(scope));
  return mayAll ? "shown" : "masked";
}

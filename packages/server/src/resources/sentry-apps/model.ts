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
  /** What is sent with every webhook besides, as `sealHeaders` gave it. */
  sealedHeaders: string | null;
  /** Whether the headers of Standard Webhooks are sent beside those of Sentry. */
  sendsStandardWebhooks: boolean;
  /** Whether an ignored issue is told as `archived`: it subscribed by that name. */
  saysArchived: boolean;
  /** Whether what is told of one issue arrives in order: each waits for the one before. */
  orderedDelivery: boolean;
  /** What it adds to the pages (docs/integrate/ui-components.md); empty: nothing. */
  schema: { readonly [key: string]: unknown };
  /** What it is good for, by number: see `FEATURES`. */
  features: readonly number[];
}

/** What the staff of an instance decides about an app. */
export interface StaffSettings {
  status: AppStatus;
  /** Epoch milliseconds; null: never published. */
  publishedAt: number | null;
  /** The higher, the earlier among others. */
  popularity: number;
  /** Switched off: it is shown to nobody, told nothing, and its tokens are dead while it is. */
  isDisabled: boolean;
  metadata: { readonly [key: string]: unknown };
}

/** `deletion_in_progress`: removed, and kept until its installations have been told. */
export type AppStatus =
  | "unpublished"
  | "published"
  | "internal"
  | "publish_request_inprogress"
  | "deletion_in_progress";

/** An integration. `internal` ones belong to the organization that made them and are always installed. */
export interface SentryApp extends AppSettings, StaffSettings {
  id: number;
  uuid: string;
  /** Never changes. */
  slug: string;
  organizationId: number;
  clientId: string;
  /** The client secret as `secrets.seal` gave it. */
  sealedSecret: string;
  /** Set while nothing is told to it because of how its receiver answers. */
  webhookDisabled: WebhookDisabled | null;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** `timeouts`: it kept silent too often within a day; `gone`: it answered 410. */
export interface WebhookDisabled {
  reason: "timeouts" | "gone";
  /** Epoch milliseconds. */
  at: number;
}

const LISTED: readonly AppStatus[] = [
  "unpublished",
  "published",
  "internal",
  "publish_request_inprogress",
];

/** The status a list is asked for; undefined when there is none of that name. */
export function readAppStatus(name: string | undefined): AppStatus | undefined {
  return LISTED.find((status) => status === name);
}

/** How many tokens an internal app may have at a time. */
export const MAX_TOKENS = 20;

/** This many timeouts within 24 hours unsubscribe an app (docs/integrate/webhooks.md). */
export const MAX_TIMEOUTS = 1000;

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

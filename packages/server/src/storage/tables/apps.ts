import type { Generated } from "kysely";

/** An integration ("sentry app" on the wire). */
export interface SentryAppsTable {
  id: Generated<number>;
  uuid: string;
  slug: string;
  name: string;
  author: string | null;
  organization_id: number;
  status:
    | "unpublished"
    | "published"
    | "internal"
    | "publish_request_inprogress"
    | "deletion_in_progress";
  webhook_url: string | null;
  redirect_url: string | null;
  is_alertable: number;
  verify_install: number;
  /** JSON list. */
  scopes: string;
  /** JSON list of resources: issue, error, comment. */
  events: string;
  /** JSON object. */
  schema: string;
  overview: string | null;
  /** JSON list. */
  allowed_origins: string;
  client_id: string;
  /** Sealed with the instance key: it must be read again to sign. */
  client_secret: string;
  /** The one before, sealed as well, while both sign; null: there is none. */
  previous_secret: string | null;
  previous_secret_until: number | null;
  /** Whether the headers of Standard Webhooks are sent too. */
  standard_webhooks: Generated<number>;
  /** Whether an ignored issue is called archived. */
  says_archived: Generated<number>;
  /** JSON list of `Name: value`, sealed as the secret is, for they often hold one; null: none. */
  webhook_headers: string | null;
  popularity: Generated<number>;
  /** JSON list of numbers (docs/integrate/publishing.md). */
  features: Generated<string>;
  /** JSON object. */
  metadata: Generated<string>;
  is_disabled: Generated<number>;
  /** Why its receivers are told nothing more, and since when; null: they are told. */
  webhook_disabled_reason: "timeouts" | "gone" | null;
  webhook_disabled_at: number | null;
  /** Whether a delivery waits for those of the same issue before it. */
  ordered_delivery: Generated<number>;
  published_at: number | null;
  created_by: number | null;
  created_at: number;
  updated_at: number;
}

export interface InstallationsTable {
  id: Generated<number>;
  uuid: string;
  sentry_app_id: number;
  organization_id: number;
  status: "pending" | "installed" | "pending_deletion";
  created_at: number;
  /** When it was uninstalled. */
  removed_at: number | null;
}

/** Who wants to hear which resource: one row per installation and resource, kept with the app. */
export interface SubscriptionsTable {
  organization_id: number;
  resource: string;
  installation_id: number;
}

/** How often an installation's receiver did not answer in time. */
export interface WebhookTimeoutsTable {
  installation_id: number;
  noted_at: number;
  quantity: number;
}

/** A picture of an app: `logo` is coloured, `icon` black on transparent. */
export interface AppAvatarsTable {
  id: Generated<number>;
  sentry_app_id: number;
  kind: "logo" | "icon";
  /** Names it in its address; new with every picture. */
  uuid: string;
  /** PNG. */
  image: Uint8Array;
  created_at: number;
}

/** That an app is to be published, and what became of it. */
export interface PublishRequestsTable {
  id: Generated<number>;
  sentry_app_id: number;
  status: "waiting" | "approved" | "refused";
  /** JSON list of `{question, answer}`. */
  questionnaire: string;
  requested_by: number | null;
  decided_by: number | null;
  reason: string | null;
  created_at: number;
  decided_at: number | null;
}

/** How often something happened to an app within an hour. */
export interface AppHoursTable {
  sentry_app_id: number;
  /** `installed`, `uninstalled`, `viewed`, or `used ` with a component's type. */
  kind: string;
  /** Epoch milliseconds of the hour's start. */
  hour: number;
  quantity: number;
}

/** Names that removed public apps had, and nobody gets again. */
export interface RemovedAppsTable {
  slug: string;
}

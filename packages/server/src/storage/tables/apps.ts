import type { Generated } from "kysely";

/** An integration ("sentry app" on the wire). */
export interface SentryAppsTable {
  id: Generated<number>;
  uuid: string;
  slug: string;
  name: string;
  author: string | null;
  organization_id: number;
  status: "unpublished" | "published" | "internal" | "publish_request_inprogress";
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
  /** Epoch milliseconds of the hour's start. */
  hour: number;
  quantity: number;
}

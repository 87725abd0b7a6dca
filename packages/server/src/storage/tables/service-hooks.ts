import type { Generated } from "kysely";

/** An address that is told of a project's events. */
export interface ServiceHooksTable {
  id: Generated<number>;
  /** What the wire calls its id. */
  guid: string;
  organization_id: number;
  project_id: number;
  url: string;
  /** Sealed with the instance key: it must be read again to sign. */
  secret: string;
  /** JSON list. */
  events: string;
  is_active: number;
  /** The integration that made it, if one did. */
  sentry_app_id: number | null;
  /** The person who made it, if one did. */
  created_by: number | null;
  /** Why nothing is sent to its receiver any more, and since when; null: people switch it. */
  disabled_reason: "timeouts" | "gone" | null;
  disabled_at: number | null;
  created_at: number;
}

/** How often a hook's receiver did not answer in time. */
export interface HookTimeoutsTable {
  hook_id: number;
  noted_at: number;
  quantity: number;
}

import type { Generated } from "kysely";

/** One element of an integration's schema. Replaced, with new uuids, whenever the schema is saved. */
export interface UiComponentsTable {
  id: Generated<number>;
  uuid: string;
  sentry_app_id: number;
  type: string;
  /** JSON: the element as its builder wrote it. */
  schema: string;
}

/** An issue of another tool, linked to one of ours by an integration; at most one of each. */
export interface ExternalIssuesTable {
  id: Generated<number>;
  issue_id: number;
  project_id: number;
  sentry_app_id: number;
  /** The integration's slug. */
  service_type: string;
  /** `PROJECT#IDENTIFIER`, escaped for HTML. */
  display_name: string;
  web_url: string;
  created_at: number;
  updated_at: number;
}

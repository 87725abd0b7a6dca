import type { Generated } from "kysely";

export interface ProjectsTable {
  id: Generated<number>;
  organization_id: number;
  slug: string;
  name: string;
  platform: string | null;
  /** The number the next new issue's short id gets. */
  next_short_id: Generated<number>;
  first_event_at: number | null;
  /** JSON `ProjectRules`. */
  rules: string;
  /** JSON object of what else can be set; what it does not hold has its default. */
  settings: Generated<string>;
  grouping_version: Generated<string>;
  created_at: number;
}

export interface ProjectKeysTable {
  id: Generated<number>;
  project_id: number;
  public_key: string;
  secret_key: string;
  name: string;
  is_active: Generated<number>;
  rate_limit_count: number | null;
  rate_limit_window: number | null;
  /** JSON object: what browser loaders are told. */
  options: Generated<string>;
  created_at: number;
}

/** Projects that are gone, whose events and issues still have to go. */
export interface RemovedProjectsTable {
  project_id: number;
  /** When to look next for what is left. */
  due_at: number;
  /** 1: nothing was left the last time; once more, for what was on its way then. */
  is_last_pass: Generated<number>;
}

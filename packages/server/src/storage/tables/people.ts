import type { Generated } from "kysely";

/*
 * Columns ending in `_at` hold epoch milliseconds, except in the four tables that better-auth
 * writes (users, sessions, accounts, verifications): those hold what it puts there.
 * Flags are 0 or 1, JSON is text, on both engines.
 */

export interface UsersTable {
  id: Generated<number>;
  name: string;
  email: string;
  email_verified: boolean | number;
  image: string | null;
  created_at: Date | string;
  updated_at: Date | string;
  is_instance_admin: Generated<number>;
  is_active: Generated<number>;
  last_active_at: number | null;
  last_login_at: number | null;
  /** Whether a code is asked for besides the password; null: no. */
  two_factor_enabled: boolean | number | null;
  /** `service`: an account of programs, without password. */
  kind: Generated<"person" | "service">;
}

export interface SessionsTable {
  id: Generated<number>;
  user_id: number;
  token: string;
  expires_at: Date | string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date | string;
  updated_at: Date | string;
}

export interface AccountsTable {
  id: Generated<number>;
  user_id: number;
  account_id: string;
  provider_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Date | string | null;
  refresh_token_expires_at: Date | string | null;
  scope: string | null;
  password: string | null;
  created_at: Date | string;
  updated_at: Date | string;
}

export interface VerificationsTable {
  id: Generated<number>;
  identifier: string;
  value: string;
  expires_at: Date | string;
  created_at: Date | string;
  updated_at: Date | string;
}

export interface OrganizationsTable {
  id: Generated<number>;
  slug: string;
  name: string;
  /** JSON object of its policies; what it does not hold has its default. */
  settings: Generated<string>;
  created_at: number;
  /** Since when it is gone for everybody; null: it is there. */
  removed_at: number | null;
}

export interface MembersTable {
  id: Generated<number>;
  organization_id: number;
  user_id: number;
  role: "owner" | "manager" | "admin" | "member";
  created_at: number;
}

export interface TeamsTable {
  id: Generated<number>;
  organization_id: number;
  slug: string;
  name: string;
  created_at: number;
}

export interface TeamMembersTable {
  team_id: number;
  member_id: number;
}

export interface TeamProjectsTable {
  team_id: number;
  project_id: number;
}

/** Tokens of people, organizations and integrations; only their hashes. */
export interface ApiTokensTable {
  id: Generated<number>;
  kind: "user" | "organization" | "integration";
  user_id: number | null;
  organization_id: number | null;
  installation_id: number | null;
  name: string;
  token_hash: string;
  last_characters: string;
  /** JSON list. */
  scopes: string;
  created_at: number;
  expires_at: number | null;
  last_used_at: number | null;
  /** What renews it, once; null for tokens that are not renewed. */
  refresh_hash: string | null;
  /** For a person's token that an application has: what they allowed it. */
  authorization_id: number | null;
}

export interface AuditLogTable {
  id: Generated<number>;
  organization_id: number | null;
  event: string;
  actor_kind: "user" | "integration" | "organization-token" | "system";
  actor_id: string;
  actor_name: string;
  target_kind: string;
  target_id: string;
  /** JSON object: what changed, never a secret. */
  data: string;
  ip_address: string | null;
  created_at: number;
}

/** What the instance knows about itself: the set-up link's hash, its own creation … */
export interface InstanceSettingsTable {
  name: string;
  value: string;
}

import type { Generated } from "kysely";

/** A seat that is offered and not yet taken; gone once it is. */
export interface InvitationsTable {
  id: Generated<number>;
  organization_id: number;
  /** Lower case. */
  email: string;
  role: "owner" | "manager" | "admin" | "member";
  /** JSON list of the teams they will be in. */
  team_ids: string;
  token_hash: string;
  /** Null when it was no person. */
  inviter_id: number | null;
  created_at: number;
  expires_at: number;
}

/** A project or organization that is gone for everybody, and how far its records are. */
export interface RemovalsTable {
  id: Generated<number>;
  kind: "project" | "organization";
  organization_id: number;
  /** Id of what was removed. */
  target_id: number;
  slug: string;
  name: string;
  /** Null when it was no person. */
  removed_by: number | null;
  started_at: number;
  deleted_rows: Generated<number>;
  finished_at: number | null;
}

import type { Generated } from "kysely";

/** A search for issues that somebody keeps under a name. */
export interface SavedSearchesTable {
  id: Generated<number>;
  organization_id: number;
  /** Whose it is. */
  user_id: number;
  name: string;
  query: string;
  sort: "date" | "new" | "freq" | "user";
  visibility: "owner" | "organization";
  created_at: number;
}

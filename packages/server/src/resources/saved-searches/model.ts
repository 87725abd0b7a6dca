/** A search for issues that somebody keeps under a name. */
export interface SavedSearch {
  id: number;
  organizationId: number;
  /** Whose it is. */
  userId: number;
  name: string;
  query: string;
  sort: "date" | "new" | "freq" | "user";
  visibility: "owner" | "organization";
  /** Epoch milliseconds. */
  createdAt: number;
}

/** So many a person may keep: nobody finds anything among more. */
export const MAX_SEARCHES = 100;

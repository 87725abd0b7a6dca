import type { Generated } from "kysely";

/** Which words an issue holds; a full-text index on both engines, see `full-text.ts`. */
export interface IssueWordsTable {
  /** The issue's id. */
  rowid: number;
  /** Only ever written and matched, never read. */
  words: string;
}

/** Issues that are gone and whose records still have to follow. */
export interface RemovedIssuesTable {
  issue_id: number;
  /** The issue its records move to; null: they are deleted. */
  into_issue_id: number | null;
  removed_at: number;
}

/** An issue of which some hashes have become another issue, while their events follow. */
export interface IssueSplitsTable {
  id: Generated<number>;
  issue_id: number;
  into_issue_id: number;
  /** JSON list. */
  hashes: string;
  /** First the events are moved, then what is counted for those that stay is mended. */
  phase: "moving" | "mending";
  /** The last event that was looked at in this phase; null: none. */
  place_at: number | null;
  place_event: string | null;
  created_at: number;
}

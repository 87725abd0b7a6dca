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

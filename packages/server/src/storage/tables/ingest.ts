/** How many of what became of what: one row per project, UTC hour, category, outcome and reason. */
export interface OutcomesTable {
  project_id: number;
  /** Epoch milliseconds of the hour's start. */
  hour: number;
  category: string;
  outcome: "accepted" | "filtered" | "rate_limited" | "invalid" | "client_discard" | "dropped";
  reason: string;
  quantity: number;
}

/** Sessions that started in an hour. A session is in `started` and in at most one of the others. */
export interface SessionHoursTable {
  project_id: number;
  release: string;
  /** Empty when none was named. */
  environment: string;
  /** Epoch milliseconds of the hour's start. */
  hour: number;
  started: number;
  /** Ended, and nothing was wrong. */
  exited: number;
  errored: number;
  unhandled: number;
  abnormal: number;
  crashed: number;
}

/** Who had sessions that started in an hour, each once for each place. */
export interface SessionUsersTable {
  project_id: number;
  /** Epoch milliseconds of the hour's start. */
  hour: number;
  release: string;
  environment: string;
  /** What the sender calls them, hashed: they are counted, never shown. */
  user_key: string;
  /** The worst of their sessions: its place in `SESSION_STATES`. */
  worst: number;
}

/** Sessions that were reported one by one, for as long as more may be reported of them. */
export interface OpenSessionsTable {
  project_id: number;
  /** 32 lower-case hex characters. */
  sid: string;
  /** Where it is counted. */
  release: string;
  environment: string;
  hour: number;
  /** The worst that was reported of it. */
  state: "ok" | "exited" | "errored" | "unhandled" | "abnormal" | "crashed";
}

import type { Generated } from "kysely";

/** A job that reports each of its runs, and when it should. */
export interface MonitorsTable {
  id: Generated<number>;
  organization_id: number;
  project_id: number;
  uuid: string;
  slug: string;
  name: string;
  /** JSON `MonitorConfig`. */
  config: string;
  status: "active" | "disabled";
  is_muted: Generated<number>;
  state: "waiting" | "ok" | "failed" | "missed" | "timed_out";
  /** Bad check-ins in a row, and good ones. */
  failures: number;
  successes: number;
  last_checkin_at: number | null;
  next_expected_at: number | null;
  /** When the expected check-in counts as missed; null: none is expected. */
  missed_at: number | null;
  created_at: number;
}

/** Where a monitor's job runs, and how it went there last. */
export interface MonitorEnvironmentsTable {
  monitor_id: number;
  name: string;
  is_muted: Generated<number>;
  status: MonitorCheckinsTable["status"];
  /** When it last reported; null: it never did, and was missed. */
  last_checkin_at: number | null;
  created_at: number;
}

/** One run of a monitor's job, or one that did not come. */
export interface MonitorCheckinsTable {
  id: Generated<number>;
  monitor_id: number;
  /** 32 hex characters. */
  check_in_id: string;
  status: "in_progress" | "ok" | "error" | "missed" | "timeout";
  duration_ms: number | null;
  environment: string;
  release: string | null;
  /** When it should have come. */
  expected_at: number | null;
  started_at: number;
  updated_at: number;
  /** When a run that has not ended counts as hung; null: it ended. */
  times_out_at: number | null;
  /** Since when an event about this failure is still to be made; null: none is. */
  event_owed_at: number | null;
}

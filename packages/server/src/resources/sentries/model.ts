import type { SentryState } from "@vedette/contract";
import { USER_MESSAGE_LIMIT } from "@vedette/contract/status-words";
import type { JsonObject } from "../../outbox/index.ts";

/** What watches one system, or one step of a pipeline. Instants are epoch milliseconds. */
export interface Sentry {
  id: number;
  organizationId: number;
  /** 32 hex characters. */
  uid: string;
  name: string;
  description: string;
  isEnabled: boolean;
  /** Null: nothing has been said yet. */
  state: SentryState | null;
  /** What was said of the system itself, before its upstreams were looked at. */
  reportedState: SentryState | null;
  message: string;
  stateSinceAt: number | null;
  updatedAt: number | null;
  recordAt: number | null;
  /** As it was said of the system itself. */
  ownRecordAt: number | null;
  /** As the last update that brought any wrote it. */
  meta: JsonObject;
  /** Without an update for so long it becomes sick. */
  timeoutMs: number | null;
  timesOutAt: number | null;
  follows: Follows | null;
  /** When what it follows is looked at next. */
  looksAt: number | null;
  token: { hash: string; end: string; createdAt: number } | null;
  createdAt: number;
}

export const LEVELS = ["debug", "info", "warning", "error", "fatal"] as const;
export type Level = (typeof LEVELS)[number];

/** As much of a text as a badge has room for. */
export function toBadgeMessage(text: string): string {
  const points = Array.from(text);
  if (points.length <= USER_MESSAGE_LIMIT) return text;
  return `${points.slice(0, USER_MESSAGE_LIMIT - 1).join("")}…`;
}

/** What Vedette watches for a sentry. Ids are the database's. */
export type Follows =
  | {
      kind: "issues";
      projectId: number;
      level: Level;
      minutes: number;
      sadAt: number | null;
      sickAt: number | null;
    }
  | { kind: "metric-alert"; alertId: number }
  | { kind: "monitor"; projectId: number; monitorId: number };

/** Who wrote a line of a history, as it is kept with the line. */
export interface Author {
  type: "user" | "integration" | "organization-token" | "sentry-token" | "system";
  id: string;
  name: string;
}

export const SYSTEM: Author = { type: "system", id: "", name: "Vedette" };

/** A line of a sentry's history. */
export interface Entry {
  id: number;
  sentryId: number;
  kind: "report" | "timeout" | "watch" | "enabled" | "disabled";
  state: SentryState | null;
  /** Whether the state, or whether it is enabled, was another before. */
  isChange: boolean;
  message: string;
  note: string;
  isPrivate: boolean;
  meta: JsonObject;
  /** The latest record that this update told of. */
  recordAt: number | null;
  author: Author;
  createdAt: number;
}

/** What an upstream says when its downstream is updated. */
export interface Upstream {
  uid: string;
  name: string;
  state: SentryState | null;
  recordAt: number | null;
}

/** What is said of a sentry, by whomever; what is left out stays. */
export interface Update {
  kind: Entry["kind"];
  state?: SentryState | undefined;
  message?: string | undefined;
  note?: string | undefined;
  isPrivate?: boolean | undefined;
  meta?: JsonObject | undefined;
}

import type { MailTarget } from "../alert-mail/index.ts";

/** A rule about the issues of one project: when it fires, and who is told. */
export interface AlertRule {
  id: number;
  organizationId: number;
  projectId: number;
  name: string;
  isEnabled: boolean;
  conditionMatch: Match;
  filterMatch: Match;
  /** None: every event. */
  conditions: readonly Condition[];
  filters: readonly Filter[];
  actions: readonly Action[];
  /** It fires for an issue at most once in so many minutes. */
  frequency: number;
  /** Null: events of every environment. */
  environment: string | null;
  owner: Owner | null;
  createdBy: number | null;
  /** Epoch milliseconds, as the next. */
  createdAt: number;
  updatedAt: number;
  snooze: Snooze | null;
}

/** How many of a list must hold. */
export type Match = "all" | "any" | "none";

export type Owner = { type: "user" | "team"; id: number };

/** Silent for everybody. `untilAt` null: until somebody says otherwise. */
export interface Snooze {
  untilAt: number | null;
  userId: number | null;
}

/** What makes a rule look at an event at all. */
export type Condition =
  /** The event made its issue, or brought it back after it was resolved or ignored. */
  | { kind: "first-seen" | "regression" | "reappeared" | "every-event" }
  | { kind: "new-high-priority" | "existing-high-priority" }
  | MeasuredCondition;

/** What is counted over time. */
export type MeasuredCondition = WindowCondition | SessionCondition;

/** More events in the interval than so many percent of the sessions in it. */
export interface SessionCondition {
  kind: "session-percent";
  value: number;
  interval: SessionInterval;
}

/** More events, or different users, in the interval than `value`; or so many percent more than then. */
export interface WindowCondition {
  kind: "event-frequency" | "user-frequency";
  value: number;
  interval: WindowInterval;
  /** Null: the number itself is compared. Else `value` is in percent of the same interval so long ago. */
  comparedWith: ComparisonInterval | null;
}

/** What narrows down a rule's events further. */
export type Filter =
  | { kind: "age"; comparison: "older" | "newer"; value: number; unit: AgeUnit }
  | { kind: "occurrences"; value: number }
  | { kind: "assigned-to"; target: { type: "nobody" } | { type: "team" | "member"; id: number } }
  | { kind: "latest-release" }
  | { kind: "category"; value: number }
  | { kind: "level"; match: "eq" | "gte" | "lte"; level: number }
  | { kind: "tag"; key: string; match: TextMatch; value: string }
  | { kind: "attribute"; attribute: Attribute; match: TextMatch; value: string };

/** What a rule does when it fires. */
export type Action =
  /** An integration, by the installation its own form was filled in for. */
  | {
      kind: "integration-form";
      installationUuid: string;
      settings: readonly Setting[];
    }
  /** An integration, by its slug. */
  | { kind: "integration"; slug: string }
  | { kind: "mail"; target: MailTarget }
  | { kind: "webhook"; webhookId: number };

/** One field of an integration's own form. */
export interface Setting {
  name: string;
  value: string | number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Milliseconds. */
export const WINDOW_INTERVALS = {
  "1m": MINUTE_MS,
  "5m": 5 * MINUTE_MS,
  "15m": 15 * MINUTE_MS,
  "1h": HOUR_MS,
  "1d": DAY_MS,
  "1w": 7 * DAY_MS,
  "30d": 30 * DAY_MS,
} as const;
export type WindowInterval = keyof typeof WINDOW_INTERVALS;

export const COMPARISON_INTERVALS = {
  "5m": 5 * MINUTE_MS,
  "15m": 15 * MINUTE_MS,
  "1h": HOUR_MS,
  "1d": DAY_MS,
  "1w": 7 * DAY_MS,
  "30d": 30 * DAY_MS,
} as const;
export type ComparisonInterval = keyof typeof COMPARISON_INTERVALS;

export const SESSION_INTERVALS = {
  "5m": 5 * MINUTE_MS,
  "10m": 10 * MINUTE_MS,
  "30m": 30 * MINUTE_MS,
  "1h": HOUR_MS,
} as const;
export type SessionInterval = keyof typeof SESSION_INTERVALS;

export const AGE_UNITS = {
  minute: MINUTE_MS,
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
} as const;
export type AgeUnit = keyof typeof AGE_UNITS;

/** How a text is compared: equal, begins, ends, contains, is set; the second of each is its opposite. */
export const TEXT_MATCHES = ["eq", "ne", "sw", "nsw", "ew", "new", "co", "nc", "is", "ns"] as const;
export type TextMatch = (typeof TEXT_MATCHES)[number];

/** Parts of an event that a rule can look at. */
export const ATTRIBUTES = [
  "message",
  "platform",
  "environment",
  "type",
  "error.handled",
  "error.unhandled",
  "error.main_thread",
  "exception.type",
  "exception.value",
  "user.id",
  "user.email",
  "user.username",
  "user.ip_address",
  "http.method",
  "http.url",
  "http.status_code",
  "sdk.name",
  "stacktrace.code",
  "stacktrace.module",
  "stacktrace.filename",
  "stacktrace.abs_path",
  "stacktrace.package",
  "unreal.crash_type",
  "app.in_foreground",
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** Levels as rules number them. */
export const LEVELS = {
  fatal: 50,
  error: 40,
  warning: 30,
  info: 20,
  debug: 10,
  sample: 0,
} as const;

/** Kinds of issues as rules number them. */
export const CATEGORIES = {
  error: 1,
  performance: 2,
  profile: 3,
  cron: 4,
  replay: 5,
  feedback: 6,
  uptime: 7,
  metric_alert: 8,
} as const;

/** So many rules a project may have: more are a mistake, and each costs a little with every event. */
export const MAX_RULES = 500;

/** Whether it is silent for everybody now. */
export function isSnoozed(rule: Pick<AlertRule, "snooze">, now: number): boolean {
  const { snooze } = rule;
  return snooze !== null && (snooze.untilAt === null || snooze.untilAt > now);
}

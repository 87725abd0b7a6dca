/** What is counted: stored events, the users they met, or runs of monitors that failed. */
export type MetricKind = "events" | "users" | "failures";

/** A condition that an event meets or not, whatever came before it. As in searches for issues. */
export type MetricTerm = { negated: boolean } & (
  | { kind: "level"; levels: readonly string[] }
  | { kind: "unhandled" }
  | { kind: "issue-type"; types: readonly string[] }
  /** An error, and no message, report or feedback. */
  | { kind: "error" }
  | { kind: "text-field"; field: TextField; patterns: readonly TextPattern[] }
  | { kind: "tag"; key: string; patterns: readonly TextPattern[] }
  | { kind: "has-tag"; key: string }
  | { kind: "user"; field: UserField; patterns: readonly TextPattern[] }
  | { kind: "has-user"; field: UserField }
  /** All of them are in the event's own words. */
  | { kind: "text"; patterns: readonly TextPattern[] }
);

export type TextField = "title" | "culprit" | "location" | "platform";
export type UserField = "id" | "email" | "username" | "ip";

/** Exactly this, or like this (lower case, `%` for anything, `!` escapes). */
export type TextPattern = { kind: "exact"; value: string } | { kind: "like"; like: string };

/** One thing that is counted in a project. */
export interface Series {
  id: number;
  projectId: number;
  kind: MetricKind;
  /** Null: every environment. */
  environment: string | null;
  terms: readonly MetricTerm[];
  /** Of users: how long one counts after being seen, milliseconds. Else 0. */
  windowMs: number;
}

/** What terms look at. */
export interface Subject {
  environment: string | null;
  level: string;
  type: string;
  platform: string;
  title: string;
  culprit: string;
  location: string;
  /** What words are looked for in, besides title and culprit. */
  words: readonly string[];
  tags: readonly (readonly [key: string, value: string])[];
  isUnhandled: boolean;
  user: Readonly<Record<UserField, string | null>>;
}

export const MINUTE_MS = 60_000;

/** So many users a series can tell apart at a time; who comes beyond them is not counted. */
export const MAX_USERS = 100_000;

/** Counted things are kept for so long beyond what rules look at: an evaluation may be late. */
export const SPARE_MS = 86_400_000;

/** What lies further ahead than clocks may differ was written while one of them was wrong. */
export const WRONG_CLOCK_MS = 3_600_000;

/** The start of the minute that a moment is in. */
export function toMinute(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

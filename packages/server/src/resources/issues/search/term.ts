import type { IssueStatus, Level, Substatus } from "@vedette/contract";

/** One condition of a search, as it was written; an issue must meet all of them. */
export type SearchTerm = TermBody & { negated: boolean };

type TermBody =
  | { kind: "status"; status: IssueStatus }
  | { kind: "substatus"; substatus: Substatus }
  /** Open, and nobody has decided about it since it was new, came back or grew. */
  | { kind: "for-review" }
  | { kind: "unhandled" }
  /** To anybody. */
  | { kind: "assigned" }
  /** To something outside; nothing is as yet. */
  | { kind: "linked" }
  | { kind: "assignee"; whom: readonly Whom[] }
  | { kind: "bookmarked"; whom: readonly Whom[] }
  | { kind: "level"; levels: readonly Level[] }
  | { kind: "issue-type"; types: readonly ("error" | "feedback")[] }
  | { kind: "text-column"; column: TextColumn; patterns: readonly Pattern[] }
  | { kind: "number-column"; column: NumberColumn; comparisons: readonly Comparison[] }
  /** Seen, or first seen, in the latest release of its project. */
  | { kind: "latest-release"; isFirst: boolean }
  | { kind: "project"; names: readonly string[] }
  /** By id or short id. */
  | { kind: "issue"; names: readonly string[] }
  | { kind: "tag"; key: string; patterns: readonly Pattern[] }
  | { kind: "has-tag"; key: string }
  | { kind: "user"; field: UserField; patterns: readonly Pattern[] }
  | { kind: "has-user"; field: UserField }
  /** Words, and phrases with spaces in them: all of them are in the issue's words. */
  | { kind: "text"; chunks: readonly string[] };

/** Who is meant, before anybody has looked for them. */
export type Whom =
  | { kind: "me" }
  | { kind: "my-teams" }
  | { kind: "none" }
  | { kind: "team"; slug: string }
  | { kind: "person"; name: string };

/** What a text must be: exactly this, or like this (lower case, `%` for anything, `!` escapes). */
export type Pattern = { kind: "exact"; value: string } | { kind: "like"; like: string };

export type TextColumn =
  | "title"
  | "culprit"
  | "location"
  | "platform"
  | "priority"
  | "firstRelease";
export type NumberColumn = "timesSeen" | "userCount" | "firstSeenAt" | "lastSeenAt";
export type UserField = "id" | "email" | "username" | "ip";

/** All comparisons of a term hold. Instants are epoch milliseconds. */
export interface Comparison {
  operator: "=" | "<" | "<=" | ">" | ">=";
  value: number;
}

/** A search that cannot be understood; its message is the sentence for the person who wrote it. */
export class NotUnderstood extends Error {
  override name = "NotUnderstood";
}

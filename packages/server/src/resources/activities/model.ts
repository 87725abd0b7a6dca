import type { ActivityType } from "@vedette/contract";
import type { JsonObject } from "../../outbox/index.ts";

/** One line of an issue's history. A comment is the one with type `note`. */
export interface Activity {
  id: number;
  issueId: number;
  type: ActivityType;
  author: Author;
  /** What the type calls for, in the wire's words: `{ text }` of a note, `{ version }` … */
  data: JsonObject;
  /** Epoch milliseconds. */
  createdAt: number;
}

export type NewActivity = Omit<Activity, "id">;

/** A person, an app, or (both null) neither: Vedette itself and an organization's token. */
export interface Author {
  userId: number | null;
  sentryAppId: number | null;
}

export const NOBODY: Author = { userId: null, sentryAppId: null };

/** Whether two authors are one and the same person or app, of whom nobody is ever one. */
export function isSameAuthor(a: Author, b: Author): boolean {
  if (a.userId === null && a.sentryAppId === null) return false;
  return a.userId === b.userId && a.sentryAppId === b.sentryAppId;
}

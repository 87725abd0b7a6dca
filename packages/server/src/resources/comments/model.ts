import type { Activity } from "../activities/index.ts";

/** The same words by the same author count as a double click for this long. */
export const DUPLICATE_WINDOW_MS = 3_600_000;

/** What a comment says. */
export interface CommentInput {
  text: string;
  /** Who is meant, as `user:7` or `team:3`. */
  mentions?: readonly string[] | undefined;
  /** Its id in the system it was written in. */
  external_id?: string | null | undefined;
}

/** A comment's part of the history it is a line of. */
export function toNoteData(input: CommentInput): Activity["data"] {
  const { text, mentions, external_id: externalId } = input;
  return {
    text,
    ...(mentions && mentions.length > 0 && { mentions: [...mentions] }),
    ...(externalId != null && { external_id: externalId }),
  };
}

/** The words of a comment. */
export function textOf(note: Pick<Activity, "data">): string {
  const text = note.data["text"];
  return typeof text === "string" ? text : "";
}

/** Whom a comment mentions, as it was written. */
export function mentionsOf(note: Pick<Activity, "data">): string[] {
  const mentions = note.data["mentions"];
  if (!Array.isArray(mentions)) return [];
  return mentions.filter((one) => typeof one === "string");
}

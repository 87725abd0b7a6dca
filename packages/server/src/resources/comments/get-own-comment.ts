import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import type { Db } from "../../storage/index.ts";
import { authorOf, findActivity, isSameAuthor, type Activity } from "../activities/index.ts";

/** A comment its author wants to change. Refuses what is no comment, and everybody else. */
export async function getOwnComment(
  db: Db,
  actor: Actor,
  issueId: number,
  commentId: string,
): Promise<Activity> {
  const id = /^\d{1,15}$/.test(commentId) ? Number(commentId) : undefined;
  const note = id === undefined ? undefined : await findActivity(db, issueId, id);
  if (note?.type !== "note") throw new Problem("not-found");
  if (!isSameAuthor(note.author, authorOf(actor))) throw new Problem("forbidden");
  return note;
}

import { Problem } from "@vedette/contract/problems";
import { authorOf, findNotesOf, insertActivity, type Activity } from "../activities/index.ts";
import { addToCommentCount, markIssues } from "../issues/index.ts";
import type { Instance } from "../instance.ts";
import { mailComment } from "./mail-comment.ts";
import { followMentioned } from "./follow-mentioned.ts";
import { DUPLICATE_WINDOW_MS, textOf, toNoteData, type CommentInput } from "./model.ts";
import { tellComment, type CommentContext } from "./tell-comment.ts";

/**
 * Adds a comment to an issue, which its author and those it mentions follow from then on. Refuses
 * the same words by the same author within an hour, and mentions of whoever is not there.
 */
export async function createComment(
  instance: Instance,
  context: CommentContext,
  input: CommentInput,
): Promise<Activity> {
  const { actor, issue } = context;
  const { storage } = instance;
  const author = authorOf(actor);
  return await storage.transaction(async (tx, wake) => {
    const now = instance.now();
    // First, so that of two at the same time the second waits here, and then sees the first one.
    await addToCommentCount(tx, issue.id, 1);
    const recent = await findNotesOf(tx, issue.id, author, now - DUPLICATE_WINDOW_MS);
    if (recent.some((note) => textOf(note) === input.text)) {
      throw new Problem("bad-request", { detail: "You have already posted that comment." });
    }
    const data = toNoteData(input);
    const line = { issueId: issue.id, type: "note", author, data, createdAt: now } as const;
    const note = await insertActivity(tx, line);
    if (author.userId !== null) {
      const follow = { isSubscribed: true, subscriptionReason: "commented" } as const;
      await markIssues(storage.engine, tx, author.userId, [issue.id], follow, now);
    }
    const mentioned = await followMentioned(storage, tx, issue, input, now);
    await mailComment(instance, { tx, wake, now }, context, mentioned, input.text);
    await tellComment(instance, { tx, wake, now }, context, "created", note);
    return note;
  });
}

import { Problem } from "@vedette/contract/problems";
import { deleteActivity } from "../activities/index.ts";
import { addToCommentCount } from "../issues/index.ts";
import type { Instance } from "../instance.ts";
import { getOwnComment } from "./get-own-comment.ts";
import { tellComment, type CommentContext } from "./tell-comment.ts";

/** Removes one's own comment. */
export async function deleteComment(
  instance: Instance,
  context: CommentContext,
  commentId: string,
): Promise<void> {
  const { actor, issue } = context;
  await instance.storage.transaction(async (tx, wake) => {
    const note = await getOwnComment(tx, actor, issue.id, commentId);
    if (!(await deleteActivity(tx, note.id))) throw new Problem("not-found");
    await addToCommentCount(tx, issue.id, -1);
    await tellComment(instance, { tx, wake, now: instance.now() }, context, "deleted", note);
  });
}

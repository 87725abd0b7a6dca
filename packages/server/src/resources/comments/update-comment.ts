import { isDeepStrictEqual } from "node:util";
import { updateActivityData, type Activity } from "../activities/index.ts";
import type { Instance } from "../instance.ts";
import { followMentioned } from "./follow-mentioned.ts";
import { getOwnComment } from "./get-own-comment.ts";
import { mailComment } from "./mail-comment.ts";
import { mentionsOf, toNoteData, type CommentInput } from "./model.ts";
import { tellComment, type CommentContext } from "./tell-comment.ts";

/** Changes the words of one's own comment; who is mentioned now and was not gets a mail. The same words again change nothing and tell nobody. */
export async function updateComment(
  instance: Instance,
  context: CommentContext,
  commentId: string,
  input: CommentInput,
): Promise<Activity> {
  const { actor, issue } = context;
  return await instance.storage.transaction(async (tx, wake) => {
    const note = await getOwnComment(tx, actor, issue.id, commentId);
    const changed: Activity = { ...note, data: { ...note.data, ...toNoteData(input) } };
    if (isDeepStrictEqual(changed.data, note.data)) return note;
    const now = instance.now();
    const fresh = (input.mentions ?? []).filter((one) => !mentionsOf(note).includes(one));
    const mentioned = await followMentioned(instance.storage, tx, issue, { mentions: fresh }, now);
    await mailComment(instance, { tx, wake, now }, context, mentioned, input.text);
    await updateActivityData(tx, note.id, changed.data);
    await tellComment(instance, { tx, wake, now }, context, "updated", changed);
    return changed;
  });
}

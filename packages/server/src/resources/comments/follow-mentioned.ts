import type { Storage, Tx } from "../../storage/index.ts";
import { markIssues, type Issue } from "../issues/index.ts";
import { findMentioned } from "./find-mentioned.ts";
import type { CommentInput } from "./model.ts";

/**
 * Has those a comment mentions follow its issue, unless they do; gives who they are. Refuses whoever
 * is not there.
 */
export async function followMentioned(
  { engine }: Pick<Storage, "engine">,
  tx: Tx,
  issue: Pick<Issue, "id" | "organizationId">,
  { mentions = [] }: Pick<CommentInput, "mentions">,
  now: number,
): Promise<number[]> {
  const mentioned = await findMentioned(tx, issue.organizationId, mentions);
  for (const { userId, reason } of mentioned) {
    const follow = { isSubscribed: true, subscriptionReason: reason };
    await markIssues(engine, tx, userId, [issue.id], follow, now);
  }
  return mentioned.map(({ userId }) => userId);
}

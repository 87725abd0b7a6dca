import type { Storage, Tx } from "../../storage/index.ts";
import { markIssues, type Issue } from "../issues/index.ts";
import { findMentioned } from "./find-mentioned.ts";
import type { CommentInput } from "./model.ts";

/** Has those a comment mentions follow its issue, unless they do. Refuses whoever is not there. */
export async function followMentioned(
  { engine }: Pick<Storage, "engine">,
  tx: Tx,
  issue: Pick<Issue, "id" | "organizationId">,
  { mentions = [] }: CommentInput,
  now: number,
): Promise<void> {
  for (const { userId, reason } of await findMentioned(tx, issue.organizationId, mentions)) {
    const follow = { isSubscribed: true, subscriptionReason: reason };
    await markIssues(engine, tx, userId, [issue.id], follow, now);
  }
}

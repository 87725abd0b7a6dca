import type { Actor } from "../../access/index.ts";
import { outboxActorOf, tell } from "../../outbox/index.ts";
import type { Tx, Wake } from "../../storage/index.ts";
import type { Activity } from "../activities/index.ts";
import { formatInstantWithOffset, hintIssues, type Issue } from "../issues/index.ts";
import type { Instance } from "../instance.ts";
import { textOf } from "./model.ts";

/** Who comments where. */
export interface CommentContext {
  actor: Actor;
  issue: Issue;
  project: { slug: string };
}

/** Tells the outside of a comment, in the transaction that writes, changes or removes it. */
export async function tellComment(
  instance: Instance,
  { tx, wake, now }: { tx: Tx; wake: Wake; now: number },
  { actor, issue, project }: CommentContext,
  action: "created" | "updated" | "deleted",
  note: Activity,
): Promise<void> {
  hintIssues(instance.storage.hints, wake, [issue], "changed");
  const data = {
    comment_id: note.id,
    issue_id: issue.id,
    project_slug: project.slug,
    timestamp: formatInstantWithOffset(note.createdAt),
    comment: textOf(note),
  };
  const { organizationId, projectId } = issue;
  const fact = { resource: "comment", action, organizationId, projectId, data } as const;
  await tell(instance.storage, tx, wake, [{ ...fact, actor: outboxActorOf(actor) }], now);
}

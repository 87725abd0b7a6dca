import type { Engine, Tx } from "../../storage/index.ts";
import { deleteActivitiesOf, moveActivitiesOf } from "../activities/index.ts";
import type { Instance } from "../instance.ts";
import { moveHours, moveTags, moveUsers, moveViewers } from "./store-move.ts";
import { deleteRestOf, deleteTagsOf, deleteUsersOf } from "./store-purge.ts";
import { forgetRemovedIssue, hasRemovedIssues, lockRemovedIssue } from "./store-removed.ts";

/** What another resource keeps for issues. Each gives how many rows it did, at most `limit`. */
export interface IssueRecords {
  purge: (tx: Tx, issueId: number, limit: number) => Promise<number>;
  move: (tx: Tx, from: number, to: number, limit: number) => Promise<number>;
}

/** Small enough that no writer waits for long. */
const ROWS_PER_STEP = 500;

/**
 * One step of clearing up after issues that were deleted or merged: one transaction of bounded
 * size, in which records of one of them are deleted or move to the issue it was merged into.
 * `others`: records that are not kept here. Gives whether there may be more to do now. Safe to run
 * anywhere, at any time, by several processes.
 */
export async function clearRemovedIssues(
  { storage }: Pick<Instance, "storage">,
  others: readonly IssueRecords[],
): Promise<boolean> {
  // Nearly always there is nothing: then no transaction takes the writer's turn.
  if (!(await hasRemovedIssues(storage.db))) return false;
  return await storage.transaction(async (tx) => {
    const removed = await lockRemovedIssue(storage.engine, tx);
    if (!removed) return false;
    const { id, intoId } = removed;
    const steps =
      intoId === null ? purgesOf(id, others) : movesOf(storage.engine, id, intoId, others);
    let left = ROWS_PER_STEP;
    for (const step of steps) {
      left -= await step(tx, left);
      if (left <= 0) return true;
    }
    if (intoId === null) await deleteRestOf(tx, [id]);
    else await moveViewers(tx, id, intoId);
    await forgetRemovedIssue(tx, id);
    return true;
  });
}

type Step = (tx: Tx, limit: number) => Promise<number>;

function purgesOf(id: number, others: readonly IssueRecords[]): Step[] {
  return [
    ...others.map(
      (records): Step =>
        (tx, limit) =>
          records.purge(tx, id, limit),
    ),
    (tx, limit) => deleteActivitiesOf(tx, [id], limit),
    (tx, limit) => deleteTagsOf(tx, [id], limit),
    (tx, limit) => deleteUsersOf(tx, [id], limit),
  ];
}

function movesOf(
  engine: Engine,
  from: number,
  to: number,
  others: readonly IssueRecords[],
): Step[] {
  return [
    ...others.map(
      (records): Step =>
        (tx, limit) =>
          records.move(tx, from, to, limit),
    ),
    (tx, limit) => moveActivitiesOf(tx, from, to, limit),
    (tx, limit) => moveTags(engine, tx, from, to, limit),
    (tx, limit) => moveHours(engine, tx, from, to, limit),
    (tx, limit) => moveUsers(engine, tx, from, to, limit),
  ];
}

import type { Tx } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { addToRemoval, finishRemoval } from "../removals/index.ts";
import { findRemovedProject, forgetRemovedProject, scheduleLastPass } from "./store-removed.ts";

/**
 * Deletes at most `limit` rows of a project from the tables of one owner, and gives how many. Less
 * than `limit` means that the owner has no more of it.
 */
export type Purge = (tx: Tx, projectId: number, limit: number) => Promise<number>;

/** Small enough that no writer waits for long. */
const ROWS_PER_STEP = 500;

/** Longer than an event that was let in can be on its way to the database. */
const LAST_PASS_AFTER_MS = 3_600_000;

/**
 * One step of clearing away what removed projects recorded: one transaction of bounded size. Gives
 * whether there may be more to do now. Safe to run anywhere, at any time, by several processes.
 */
export async function purgeRemovedProjects(
  instance: Pick<Instance, "storage" | "now">,
  purges: readonly Purge[],
): Promise<boolean> {
  const now = instance.now();
  const removed = await findRemovedProject(instance.storage.db, now);
  if (removed === undefined) return false;
  const { projectId, isLastPass } = removed;
  await instance.storage.transaction(async (tx) => {
    let deleted = 0;
    for (const purge of purges) {
      deleted += await purge(tx, projectId, ROWS_PER_STEP - deleted);
      if (deleted >= ROWS_PER_STEP) {
        await addToRemoval(tx, "project", projectId, deleted);
        return;
      }
    }
    await addToRemoval(tx, "project", projectId, deleted);
    if (isLastPass) {
      await forgetRemovedProject(tx, projectId);
      await finishRemoval(tx, "project", projectId, now);
    } else await scheduleLastPass(tx, projectId, now + LAST_PASS_AFTER_MS);
  });
  return true;
}

import type { Tx } from "../../storage/index.ts";
import { deleteActivitiesOf } from "../activities/index.ts";
import { deleteIssues, deleteTagsOf, deleteUsersOf, findIdsOfProject } from "./store-purge.ts";

/** Few, for each has up to an hour's row for every hour it was seen in. */
const ISSUES_PER_STEP = 20;

/**
 * Deletes about `limit` rows of a removed project's issues, of what is counted for them and of
 * their histories; gives how many, and less than `limit` only when nothing is left.
 */
export async function purgeIssues(tx: Tx, projectId: number, limit: number): Promise<number> {
  const ids = await findIdsOfProject(tx, projectId, ISSUES_PER_STEP);
  if (ids.length === 0) return 0;
  let deleted = await deleteActivitiesOf(tx, ids, limit);
  if (deleted < limit) deleted += await deleteTagsOf(tx, ids, limit - deleted);
  if (deleted < limit) deleted += await deleteUsersOf(tx, ids, limit - deleted);
  if (deleted >= limit) return deleted;
  await deleteIssues(tx, ids);
  // There may be more issues than this step has looked at.
  return limit;
}

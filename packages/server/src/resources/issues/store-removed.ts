import { insertMany, type Db, type Engine, type Tx } from "../../storage/index.ts";
import type { Issue } from "./model.ts";
import { toIssue } from "./store.ts";
import { repointSplits } from "./store-splits.ts";
import { deleteWords } from "./store-words.ts";

/** An issue that is gone and whose records still have to follow it. */
export interface RemovedIssue {
  id: number;
  /** Where they move to; null: they are deleted. */
  intoId: number | null;
}

/**
 * Issues by their ids in order of id, kept from everybody until the transaction ends: also from
 * events that are on their way to them, which then find them gone.
 */
export async function lockToRemove(
  engine: Engine,
  tx: Tx,
  ids: readonly number[],
): Promise<Issue[]> {
  if (ids.length === 0) return [];
  let query = tx.selectFrom("issues").selectAll().where("id", "in", ids).orderBy("id");
  if (engine === "postgres") query = query.forUpdate();
  return (await query.execute()).map(toIssue);
}

/**
 * Takes issues away: from now on they are not there, and new events like theirs go to `intoId`, or
 * make new issues. What was recorded of them is left for `clearRemovedIssues`.
 */
export async function removeIssues(
  engine: Engine,
  tx: Tx,
  ids: readonly number[],
  intoId: number | null,
  now: number,
): Promise<void> {
  if (ids.length === 0) return;
  if (intoId === null) {
    await tx.deleteFrom("issue_hashes").where("issue_id", "in", ids).execute();
  } else {
    await tx
      .updateTable("issue_hashes")
      .set({ issue_id: intoId })
      .where("issue_id", "in", ids)
      .execute();
  }
  // What was still on its way to these goes on to where they go.
  await tx
    .updateTable("removed_issues")
    .set({ into_issue_id: intoId })
    .where("into_issue_id", "in", ids)
    .execute();
  if (intoId !== null) await repointSplits(tx, ids, intoId);
  await deleteWords(tx, ids);
  await tx.deleteFrom("issues").where("id", "in", ids).execute();
  await insertMany(engine, tx, {
    table: "removed_issues",
    columns: { issue_id: "bigint", into_issue_id: "bigint", removed_at: "bigint" },
    rows: ids.map((id) => [id, intoId, now]),
  });
}

/** Whether any issue's records have yet to follow it. */
export async function hasRemovedIssues(db: Db): Promise<boolean> {
  const row = await db.selectFrom("removed_issues").select("issue_id").limit(1).executeTakeFirst();
  return row !== undefined;
}

/**
 * The issue that has been gone for longest, held; undefined when others hold all there are. One that
 * is deleted while a part of it becomes another issue, or it becomes part of one, waits for that.
 */
export async function lockRemovedIssue(engine: Engine, tx: Tx): Promise<RemovedIssue | undefined> {
  let query = tx
    .selectFrom("removed_issues")
    .select(["issue_id", "into_issue_id"])
    .where((removed) =>
      removed.or([
        removed("into_issue_id", "is not", null),
        removed.not(
          removed.exists(
            removed
              .selectFrom("issue_splits")
              .select("issue_splits.id")
              .where((split) =>
                split.or([
                  split("issue_splits.issue_id", "=", split.ref("removed_issues.issue_id")),
                  split("issue_splits.into_issue_id", "=", split.ref("removed_issues.issue_id")),
                ]),
              ),
          ),
        ),
      ]),
    )
    .orderBy("removed_at")
    .orderBy("issue_id")
    .limit(1);
  if (engine === "postgres") query = query.forUpdate().skipLocked();
  const row = await query.executeTakeFirst();
  return row && { id: row.issue_id, intoId: row.into_issue_id };
}

/** Nothing is left of it. */
export async function forgetRemovedIssue(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("removed_issues").where("issue_id", "=", id).execute();
}

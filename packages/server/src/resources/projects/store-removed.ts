import type { Db, Tx } from "../../storage/index.ts";

/**
 * Takes a project away with its keys and teams, and notes that what it recorded still has to go.
 * Whether there was one.
 */
export async function removeProjectRow(tx: Tx, projectId: number, now: number): Promise<boolean> {
  const removed = await tx
    .deleteFrom("projects")
    .where("id", "=", projectId)
    .returning("id")
    .executeTakeFirst();
  if (removed === undefined) return false;
  await tx.insertInto("removed_projects").values({ project_id: projectId, due_at: now }).execute();
  return true;
}

/** A removed project whose records are due to go. */
export async function findRemovedProject(
  db: Db,
  now: number,
): Promise<{ projectId: number; isLastPass: boolean } | undefined> {
  const row = await db
    .selectFrom("removed_projects")
    .select(["project_id", "is_last_pass"])
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .orderBy("project_id")
    .limit(1)
    .executeTakeFirst();
  return row && { projectId: row.project_id, isLastPass: row.is_last_pass === 1 };
}

/** Has a removed project looked at once more, at `dueAt`. */
export async function scheduleLastPass(tx: Tx, projectId: number, dueAt: number): Promise<void> {
  await tx
    .updateTable("removed_projects")
    .set({ due_at: dueAt, is_last_pass: 1 })
    .where("project_id", "=", projectId)
    .execute();
}

/** Forgets a removed project: nothing of it is left. */
export async function forgetRemovedProject(tx: Tx, projectId: number): Promise<void> {
  await tx.deleteFrom("removed_projects").where("project_id", "=", projectId).execute();
}

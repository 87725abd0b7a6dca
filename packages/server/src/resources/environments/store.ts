import type { Db, Row, Tx } from "../../storage/index.ts";
import type { Environment, Visibility } from "./model.ts";

/** Names come from whoever has a DSN, so that there may be any number of them. */
const MOST = 1000;

/** The environments of a project that were seen most recently, at most a thousand. */
export async function selectEnvironments(
  db: Db,
  projectId: number,
  visibility: Visibility,
): Promise<Environment[]> {
  let query = db
    .selectFrom("environments")
    .selectAll()
    .where("project_id", "=", projectId)
    .orderBy("last_seen_at", "desc")
    .orderBy("id", "desc")
    .limit(MOST);
  if (visibility !== "all") query = query.where("is_hidden", "=", visibility === "hidden" ? 1 : 0);
  return (await query.execute()).map(toEnvironment);
}

/**
 * The same of several projects together, where equal names are one environment: the oldest of them
 * gives its id, and it is shown where one of them is.
 */
export async function selectMergedEnvironments(
  db: Db,
  projectIds: readonly number[],
  visibility: Visibility,
): Promise<Pick<Environment, "id" | "name">[]> {
  if (projectIds.length === 0) return [];
  let query = db
    .selectFrom("environments")
    .select((eb) => ["name", eb.fn.min("id").as("id")])
    .where("project_id", "in", projectIds)
    .groupBy("name")
    .orderBy((eb) => eb.fn.max("last_seen_at"), "desc")
    .orderBy("id", "desc")
    .limit(MOST);
  if (visibility !== "all") query = query.where("is_hidden", "=", visibility === "hidden" ? 1 : 0);
  return await query.execute();
}

/** The project's environments of these names. */
export async function findEnvironments(
  db: Db,
  projectId: number,
  names: readonly string[],
): Promise<Environment[]> {
  if (names.length === 0) return [];
  const rows = await db
    .selectFrom("environments")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("name", "in", names)
    .execute();
  return rows.map(toEnvironment);
}

/** Hides or shows the project's environments of these names, and gives them. */
export async function setHidden(
  tx: Tx,
  projectId: number,
  names: readonly string[],
  isHidden: boolean,
): Promise<Environment[]> {
  if (names.length === 0) return [];
  const rows = await tx
    .updateTable("environments")
    .set({ is_hidden: isHidden ? 1 : 0 })
    .where("project_id", "=", projectId)
    .where("name", "in", names)
    .returningAll()
    .execute();
  return rows.map(toEnvironment);
}

function toEnvironment(row: Row<"environments">): Environment {
  return {
    id: row.id,
    projectId: row.project_id,
    name: row.name,
    isHidden: row.is_hidden === 1,
  };
}

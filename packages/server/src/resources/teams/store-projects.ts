import type { Db, Tx } from "../../storage/index.ts";

/** Gives a project to a team, which may have it already. */
export async function ensureTeamProject(tx: Tx, teamId: number, projectId: number): Promise<void> {
  await tx
    .insertInto("team_projects")
    .values({ team_id: teamId, project_id: projectId })
    .onConflict((conflict) => conflict.columns(["team_id", "project_id"]).doNothing())
    .execute();
}

/** Takes a project away from a team. Whether it was the team's. */
export async function deleteTeamProject(
  tx: Tx,
  teamId: number,
  projectId: number,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("team_projects")
    .where("team_id", "=", teamId)
    .where("project_id", "=", projectId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Ids of a team's projects. */
export async function findProjectIdsOfTeam(db: Db, teamId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("team_projects")
    .select("project_id")
    .where("team_id", "=", teamId)
    .orderBy("project_id")
    .execute();
  return rows.map((row) => row.project_id);
}

/** Ids of the teams of each of these projects, oldest team first; a project without any is left out. */
export async function findTeamIdsOfProjects(
  db: Db,
  projectIds: readonly number[],
): Promise<Map<number, number[]>> {
  if (projectIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("team_projects")
    .select(["project_id", "team_id"])
    .where("project_id", "in", projectIds)
    .orderBy("team_id")
    .execute();
  const byProject = Map.groupBy(rows, (row) => row.project_id);
  return new Map(
    Array.from(byProject, ([projectId, links]) => [projectId, links.map((link) => link.team_id)]),
  );
}

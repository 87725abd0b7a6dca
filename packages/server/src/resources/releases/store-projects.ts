import { type Db, insertMissing, type Engine, type Tx } from "../../storage/index.ts";
import type { Release, ReleaseProject } from "./model.ts";
import { toRelease } from "./store.ts";

/** The projects of these releases, in order of their ids, by release. */
export async function findReleaseProjects(
  db: Db,
  releaseIds: readonly number[],
): Promise<Map<number, ReleaseProject[]>> {
  if (releaseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("release_projects")
    .selectAll()
    .where("release_id", "in", releaseIds)
    .orderBy("project_id")
    .execute();
  const projects = rows.map((row): ReleaseProject => ({
    releaseId: row.release_id,
    projectId: row.project_id,
    firstEventAt: row.first_event_at,
    lastEventAt: row.last_event_at,
    newIssues: row.new_issues,
  }));
  return Map.groupBy(projects, ({ releaseId }) => releaseId);
}

/** Makes a release one of these projects too; tells for each whether it was not yet. */
export async function addReleaseProjects(
  engine: Engine,
  tx: Tx,
  releaseId: number,
  projectIds: readonly number[],
): Promise<boolean[]> {
  return await insertMissing(
    engine,
    tx,
    {
      table: "release_projects",
      columns: { release_id: "bigint", project_id: "bigint" },
      rows: projectIds.map((projectId) => [releaseId, projectId]),
    },
    ["release_id", "project_id"],
  );
}

/** The project's open releases that are last by date, at most `limit`, last first. */
export async function findNewestReleases(
  db: Db,
  organizationId: number,
  projectId: number,
  limit: number,
): Promise<Release[]> {
  const rows = await db
    .selectFrom("releases")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("status", "=", "open")
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("release_projects")
          .select("project_id")
          .whereRef("release_id", "=", "releases.id")
          .where("project_id", "=", projectId),
      ),
    )
    .orderBy("sort_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toRelease);
}

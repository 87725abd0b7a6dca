import { type Db, type Engine, insertMany, type Row, type Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { Deploy } from "./model.ts";

/** A page of a release's deploys and one more, the last finished first. */
export async function selectDeploys(
  db: Db,
  releaseId: number,
  page: OffsetRequest,
): Promise<Deploy[]> {
  const rows = await db
    .selectFrom("deploys")
    .selectAll()
    .where("release_id", "=", releaseId)
    .orderBy("finished_at", "desc")
    .orderBy("id", "desc")
    .offset(page.offset)
    .limit(page.limit + 1)
    .execute();
  return rows.map(toDeploy);
}

/** Those of these ids that exist, by id. */
export async function findDeploys(db: Db, ids: readonly number[]): Promise<Map<number, Deploy>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("deploys").selectAll().where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toDeploy(row)]));
}

export async function insertDeploy(
  tx: Tx,
  releaseId: number,
  deploy: Omit<Deploy, "id">,
): Promise<Deploy> {
  const { id } = await tx
    .insertInto("deploys")
    .values({
      release_id: releaseId,
      environment: deploy.environment,
      name: deploy.name,
      url: deploy.url,
      started_at: deploy.startedAt,
      finished_at: deploy.finishedAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...deploy, id };
}

/** Remembers where releases were seen or deployed. Keys sorted, none twice. */
export async function addReleaseEnvironments(
  engine: Engine,
  tx: Tx,
  places: readonly { releaseId: number; projectId: number; environment: string }[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "release_environments",
    columns: { release_id: "bigint", project_id: "bigint", environment: "text" },
    rows: places.map((place) => [place.releaseId, place.projectId, place.environment]),
    onConflict: "(release_id, project_id, environment) do nothing",
  });
}

function toDeploy(row: Row<"deploys">): Deploy {
  return {
    id: row.id,
    environment: row.environment,
    name: row.name,
    url: row.url,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

import { insertMany, type Engine, type Tx } from "../../storage/index.ts";

/** An environment with the first and last time it was seen, epoch milliseconds. */
export interface SeenEnvironment {
  projectId: number;
  name: string;
  firstAt: number;
  lastAt: number;
}

/** When environments were seen so far; those not known yet are left out, others may be in it. */
export async function selectSeenTimes(
  tx: Tx,
  wanted: readonly SeenEnvironment[],
): Promise<SeenEnvironment[]> {
  if (wanted.length === 0) return [];
  const rows = await tx
    .selectFrom("environments")
    .select(["project_id", "name", "first_seen_at", "last_seen_at"])
    .where("project_id", "in", [...new Set(wanted.map(({ projectId }) => projectId))])
    .where("name", "in", [...new Set(wanted.map(({ name }) => name))])
    .execute();
  return rows.map((row) => ({
    projectId: row.project_id,
    name: row.name,
    firstAt: row.first_seen_at,
    lastAt: row.last_seen_at,
  }));
}

/** Adds environments and widens the times of those that are there. Keys sorted, none twice. */
export async function upsertEnvironments(
  engine: Engine,
  tx: Tx,
  seen: readonly SeenEnvironment[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "environments",
    columns: {
      project_id: "bigint",
      name: "text",
      first_seen_at: "bigint",
      last_seen_at: "bigint",
    },
    rows: seen.map(({ projectId, name, firstAt, lastAt }) => [projectId, name, firstAt, lastAt]),
    onConflict:
      "(project_id, name) do update set " +
      "first_seen_at = case when excluded.first_seen_at < t.first_seen_at then excluded.first_seen_at else t.first_seen_at end, " +
      "last_seen_at = case when excluded.last_seen_at > t.last_seen_at then excluded.last_seen_at else t.last_seen_at end",
  });
}

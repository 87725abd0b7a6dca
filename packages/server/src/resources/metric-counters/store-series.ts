import type { Db, Tx } from "../../storage/index.ts";
import type { Series } from "./model.ts";

/** A series that counts exactly this. */
export async function findSame(
  tx: Db,
  wanted: Omit<Series, "id">,
): Promise<{ id: number; sinceAt: number; keepMs: number } | undefined> {
  const { environment } = wanted;
  const row = await tx
    .selectFrom("metric_series")
    .select(["id", "since_at", "keep_ms"])
    .where("project_id", "=", wanted.projectId)
    .where("is_counted", "=", 1)
    .where("kind", "=", wanted.kind)
    .where("terms", "=", JSON.stringify(wanted.terms))
    .where("window_ms", "=", wanted.windowMs)
    .where("environment", environment === null ? "is" : "=", environment)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row && { id: row.id, sinceAt: row.since_at, keepMs: row.keep_ms };
}

export async function insertSeries(
  tx: Tx,
  series: Omit<Series, "id"> & { organizationId: number; keepMs: number; sinceAt: number },
): Promise<number> {
  const { id } = await tx
    .insertInto("metric_series")
    .values({
      organization_id: series.organizationId,
      project_id: series.projectId,
      kind: series.kind,
      environment: series.environment,
      terms: JSON.stringify(series.terms),
      window_ms: series.windowMs,
      keep_ms: series.keepMs,
      since_at: series.sinceAt,
      last_at: 0,
      pruned_at: series.sinceAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function keepLonger(tx: Tx, id: number, keepMs: number): Promise<void> {
  await tx
    .updateTable("metric_series")
    .set({ keep_ms: keepMs })
    .where("id", "=", id)
    .where("keep_ms", "<", keepMs)
    .execute();
}

/** Gives the project of a series that was counted until now. */
export async function retireSeries(tx: Tx, id: number): Promise<number | undefined> {
  const row = await tx
    .updateTable("metric_series")
    .set({ is_counted: 0, pruned_at: 0 })
    .where("id", "=", id)
    .where("is_counted", "=", 1)
    .returning("project_id")
    .executeTakeFirst();
  return row?.project_id;
}

/** Has every process read again what is counted in a project. */
export async function bumpVersion(tx: Tx, projectId: number): Promise<void> {
  await tx
    .insertInto("metric_projects")
    .values({ project_id: projectId, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column("project_id")
        .doUpdateSet((eb) => ({ version: eb("metric_projects.version", "+", 1) })),
    )
    .execute();
}

/**
 * Holds what is counted in a project until the transaction ends, so that nobody else begins to look
 * at a series while it is being retired. To be called before rules are looked at or changed.
 */
export async function lockCounting(tx: Tx, projectId: number): Promise<void> {
  await tx
    .insertInto("metric_projects")
    .values({ project_id: projectId, version: 0 })
    .onConflict((conflict) =>
      conflict.column("project_id").doUpdateSet((eb) => ({
        version: eb.ref("metric_projects.version"),
      })),
    )
    .execute();
}

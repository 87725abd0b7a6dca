import { type Engine, insertMany, insertMissing, type Tx } from "../../storage/index.ts";

/** A release by what names it. */
export interface NamedRelease {
  organizationId: number;
  version: string;
}

/**
 * Ids of releases, by organization and version, kept from being deleted until the transaction ends.
 * Those not known are left out, others may be in it.
 */
export async function holdReleases(
  engine: Engine,
  tx: Tx,
  wanted: readonly NamedRelease[],
): Promise<(NamedRelease & { id: number })[]> {
  if (wanted.length === 0) return [];
  let query = tx
    .selectFrom("releases")
    .select(["id", "organization_id", "version"])
    .where("organization_id", "in", [...new Set(wanted.map((one) => one.organizationId))])
    .where("version", "in", [...new Set(wanted.map((one) => one.version))])
    .orderBy("id");
  if (engine === "postgres") query = query.forKeyShare();
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    version: row.version,
  }));
}

/** Adds releases that are not there yet. Keys sorted, none twice. */
export async function insertReleases(
  engine: Engine,
  tx: Tx,
  releases: readonly (NamedRelease & { createdAt: number })[],
): Promise<void> {
  await insertMissing(
    engine,
    tx,
    {
      table: "releases",
      columns: {
        organization_id: "bigint",
        version: "text",
        created_at: "bigint",
        sort_at: "bigint",
      },
      rows: releases.map(({ organizationId, version, createdAt }) => [
        organizationId,
        version,
        createdAt,
        createdAt,
      ]),
    },
    ["organization_id", "version"],
  );
}

/** What events add to a release of a project. */
export interface ReleaseGrowth {
  releaseId: number;
  projectId: number;
  newIssues: number;
  /** Epoch milliseconds; null: it was named without an event. */
  firstAt: number | null;
  lastAt: number | null;
}

/** Adds what events brought to releases of projects. Keys sorted, none twice. */
export async function growReleases(
  engine: Engine,
  tx: Tx,
  growth: readonly ReleaseGrowth[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "release_projects",
    columns: {
      release_id: "bigint",
      project_id: "bigint",
      new_issues: "bigint",
      first_event_at: "bigint",
      last_event_at: "bigint",
    },
    rows: growth.map((one) => [
      one.releaseId,
      one.projectId,
      one.newIssues,
      one.firstAt,
      one.lastAt,
    ]),
    // A comparison with null holds for neither side: what is known stays, what is not is filled in.
    onConflict:
      "(release_id, project_id) do update set " +
      "new_issues = t.new_issues + excluded.new_issues, " +
      "first_event_at = case when excluded.first_event_at < t.first_event_at or t.first_event_at is null then excluded.first_event_at else t.first_event_at end, " +
      "last_event_at = case when excluded.last_event_at > t.last_event_at or t.last_event_at is null then excluded.last_event_at else t.last_event_at end",
  });
}

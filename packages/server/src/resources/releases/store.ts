import type { CommitAuthor, ReleaseStatus } from "@vedette/contract";
import { containsText, type Db, type Row, type Tx } from "../../storage/index.ts";
import type { PageRequest } from "../keyset.ts";
import type { Release } from "./model.ts";

export async function findRelease(
  db: Db,
  organizationId: number,
  version: string,
): Promise<Release | undefined> {
  const row = await releaseRows(db, organizationId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row && toRelease(row);
}

/** Those of these versions that are known, by version. */
export async function findReleasesByVersion(
  db: Db,
  organizationId: number,
  versions: readonly string[],
): Promise<Map<string, Release>> {
  if (versions.length === 0) return new Map();
  const rows = await releaseRows(db, organizationId).where("version", "in", versions).execute();
  return new Map(rows.map((row) => [row.version, toRelease(row)]));
}

/** The release as it is, held against other writers until the transaction ends. */
export async function lockRelease(
  tx: Tx,
  organizationId: number,
  version: string,
): Promise<Release | undefined> {
  const row = await tx
    .updateTable("releases")
    .set((eb) => ({ version: eb.ref("version") }))
    .where("organization_id", "=", organizationId)
    .where("version", "=", version)
    .returningAll()
    .executeTakeFirst();
  return row && toRelease(row);
}

/** Which releases a list is about. */
export interface ReleaseFilter {
  organizationId: number;
  /** Absent: those of every project, and of none. Empty: none. */
  projectIds?: readonly number[];
  /** Seen in or deployed to one of these; empty: wherever. */
  environments: readonly string[];
  /** Part of the version. */
  text?: string | undefined;
  status: ReleaseStatus;
}

/** Releases from a place on and one more, newest first; oldest first when asked for backwards. */
export async function selectReleases(
  db: Db,
  filter: ReleaseFilter,
  page: PageRequest<number>,
): Promise<Release[]> {
  const direction = page.backwards ? "asc" : "desc";
  let query = releaseRows(db, filter.organizationId)
    .where("status", "=", filter.status)
    .orderBy("sort_at", direction)
    .orderBy("id", direction)
    .limit(page.limit + 1);
  const { from } = page;
  if (from) {
    query = query.where((eb) =>
      eb(eb.refTuple("sort_at", "id"), page.backwards ? ">" : "<", eb.tuple(from.value, from.id)),
    );
  }
  const { projectIds, environments, text } = filter;
  // No project has the id 0: an empty list finds nothing.
  const projects = projectIds && (projectIds.length === 0 ? [0] : projectIds);
  if (text) query = query.where(containsText("version", text));
  if (environments.length > 0) {
    query = query.where((eb) => {
      const seen = eb
        .selectFrom("release_environments")
        .select("environment")
        .whereRef("release_id", "=", "releases.id")
        .where("environment", "in", environments);
      return eb.exists(projects ? seen.where("project_id", "in", projects) : seen);
    });
  }
  if (projects) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom("release_projects")
          .select("project_id")
          .whereRef("release_id", "=", "releases.id")
          .where("project_id", "in", projects),
      ),
    );
  }
  return (await query.execute()).map(toRelease);
}

/** Adds a release; undefined when the organization has one of that version. */
export async function insertRelease(
  tx: Tx,
  release: Pick<Release, "organizationId" | "version" | "createdAt" | "sortAt">,
): Promise<Release | undefined> {
  const row = await tx
    .insertInto("releases")
    .values({
      organization_id: release.organizationId,
      version: release.version,
      ref: null,
      url: null,
      created_at: release.createdAt,
      released_at: null,
      sort_at: release.sortAt,
    })
    .onConflict((conflict) => conflict.columns(["organization_id", "version"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && toRelease(row);
}

/** Writes everything of a release that can change. */
export async function updateReleaseRow(tx: Tx, release: Release): Promise<void> {
  await tx
    .updateTable("releases")
    .set({
      ref: release.ref,
      url: release.url,
      status: release.status,
      released_at: release.releasedAt,
      sort_at: release.sortAt,
      commit_count: release.commitCount,
      last_commit_id: release.lastCommitId,
      authors: JSON.stringify(release.authors),
      deploy_count: release.deployCount,
      last_deploy_id: release.lastDeployId,
    })
    .where("id", "=", release.id)
    .execute();
}

/** Takes a release away with all that hangs on it; false: there was none. */
export async function deleteReleaseRow(
  tx: Tx,
  organizationId: number,
  version: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("releases")
    .where("organization_id", "=", organizationId)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

function releaseRows(db: Db, organizationId: number) {
  return db.selectFrom("releases").selectAll().where("organization_id", "=", organizationId);
}

export function toRelease(row: Row<"releases">): Release {
  return {
    id: row.id,
    organizationId: row.organization_id,
    version: row.version,
    ref: row.ref,
    url: row.url,
    status: row.status,
    createdAt: row.created_at,
    releasedAt: row.released_at,
    sortAt: row.sort_at,
    commitCount: row.commit_count,
    lastCommitId: row.last_commit_id,
    authors: JSON.parse(row.authors) as CommitAuthor[],
    deployCount: row.deploy_count,
    lastDeployId: row.last_deploy_id,
  };
}

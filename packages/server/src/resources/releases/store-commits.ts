import { type Db, type Engine, insertMany, type Row, type Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { Commit, CommitFile, NewCommit, Release } from "./model.ts";
import { toRelease } from "./store.ts";

/**
 * Adds commits to what is known of an organization's repositories and gives their ids, in the same
 * order. What a commit did not say before is filled in; one that says no time gets `now`.
 */
export async function saveCommits(
  engine: Engine,
  tx: Tx,
  organizationId: number,
  commits: readonly NewCommit[],
  now: number,
): Promise<number[]> {
  if (commits.length === 0) return [];
  // In order of the key, so that two reports at a time never wait for each other.
  const sorted = commits.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const isDated of [true, false]) {
    await insertMany(engine, tx, {
      table: "commits",
      columns: {
        organization_id: "bigint",
        repository: "text",
        sha: "text",
        message: "text",
        author_name: "text",
        author_email: "text",
        committed_at: "bigint",
      },
      rows: sorted
        .filter(({ committedAt }) => (committedAt !== null) === isDated)
        .map((commit) => [
          organizationId,
          commit.repository,
          commit.sha,
          commit.message,
          commit.author?.name ?? null,
          commit.author?.email ?? null,
          commit.committedAt ?? now,
        ]),
      onConflict:
        "(organization_id, repository, sha) do update set " +
        ["message", "author_name", "author_email"]
          .map((column) => `${column} = coalesce(excluded.${column}, t.${column})`)
          .join(", ") +
        (isDated ? ", committed_at = excluded.committed_at" : ""),
    });
  }
  const ids = await findCommitIds(tx, organizationId, commits);
  return commits.map((commit) => ids.get(keyOf(commit)) ?? 0);
}

/** Statements have a largest number of parameters. */
const SHAS_PER_QUERY = 1000;

async function findCommitIds(
  tx: Tx,
  organizationId: number,
  commits: readonly NewCommit[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const shas = [...new Set(commits.map(({ sha }) => sha))];
  for (let at = 0; at < shas.length; at += SHAS_PER_QUERY) {
    const rows = await tx
      .selectFrom("commits")
      .select(["id", "repository", "sha"])
      .where("organization_id", "=", organizationId)
      .where("repository", "in", [...new Set(commits.map(({ repository }) => repository))])
      .where("sha", "in", shas.slice(at, at + SHAS_PER_QUERY))
      .execute();
    for (const row of rows) ids.set(keyOf(row), row.id);
  }
  return ids;
}

function keyOf({ repository, sha }: { repository: string; sha: string }): string {
  return `${repository} ${sha}`;
}

/** Adds the files that commits changed, where they are not known yet. */
export async function addCommitFiles(
  engine: Engine,
  tx: Tx,
  files: readonly (CommitFile & { commitId: number })[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "commit_files",
    columns: { commit_id: "bigint", filename: "text", type: "text" },
    rows: files.map(({ commitId, path, type }) => [commitId, path, type]),
    onConflict: "(commit_id, filename, type) do nothing",
  });
}

/** Makes these the commits of a release, the newest first, in place of those before. */
export async function replaceReleaseCommits(
  engine: Engine,
  tx: Tx,
  releaseId: number,
  commitIds: readonly number[],
): Promise<void> {
  await tx.deleteFrom("release_commits").where("release_id", "=", releaseId).execute();
  await insertMany(engine, tx, {
    table: "release_commits",
    columns: { release_id: "bigint", position: "bigint", commit_id: "bigint" },
    rows: commitIds.map((commitId, position) => [releaseId, position, commitId]),
  });
}

/** A page of a release's commits and one more, newest first. */
export async function selectCommits(
  db: Db,
  releaseId: number,
  page: OffsetRequest,
): Promise<Commit[]> {
  const rows = await db
    .selectFrom("release_commits")
    .innerJoin("commits", "commits.id", "release_commits.commit_id")
    .selectAll("commits")
    .where("release_commits.release_id", "=", releaseId)
    .orderBy("release_commits.position")
    .offset(page.offset)
    .limit(page.limit + 1)
    .execute();
  return rows.map(toCommit);
}

/** Those of these ids that exist, by id. */
export async function findCommits(db: Db, ids: readonly number[]): Promise<Map<number, Commit>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("commits").selectAll().where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toCommit(row)]));
}

/** The releases that hold these commits, oldest first, by commit. */
export async function findReleasesOfCommits(
  db: Db,
  commitIds: readonly number[],
): Promise<Map<number, Release[]>> {
  if (commitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("release_commits")
    .innerJoin("releases", "releases.id", "release_commits.release_id")
    .selectAll("releases")
    .select("release_commits.commit_id")
    .where("release_commits.commit_id", "in", commitIds)
    .orderBy("releases.id")
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.commit_id);
  return new Map([...grouped].map(([id, own]) => [id, own.map(toRelease)]));
}

/** A file with the commit that changed it. */
export interface ListedFile extends CommitFile {
  id: number;
  commit: Commit;
}

/** A page of the files that a release's commits changed and one more, newest commit first. */
export async function selectCommitFiles(
  db: Db,
  releaseId: number,
  page: OffsetRequest,
): Promise<ListedFile[]> {
  const rows = await db
    .selectFrom("release_commits")
    .innerJoin("commits", "commits.id", "release_commits.commit_id")
    .innerJoin("commit_files", "commit_files.commit_id", "commits.id")
    .selectAll("commits")
    .select(["commit_files.id as file_id", "commit_files.filename", "commit_files.type"])
    .where("release_commits.release_id", "=", releaseId)
    .orderBy("release_commits.position")
    .orderBy("commit_files.id")
    .offset(page.offset)
    .limit(page.limit + 1)
    .execute();
  return rows.map((row) => ({
    id: row.file_id,
    path: row.filename,
    type: row.type,
    commit: toCommit(row),
  }));
}

function toCommit(row: Row<"commits">): Commit {
  const { author_name: name, author_email: email } = row;
  return {
    id: row.id,
    sha: row.sha,
    repository: row.repository,
    message: row.message,
    author: name === null && email === null ? null : { name, email },
    committedAt: row.committed_at,
  };
}

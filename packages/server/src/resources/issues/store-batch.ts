import {
  insertMany,
  insertMissing,
  updateMany,
  type Engine,
  type Tx,
} from "../../storage/index.ts";
import type { Issue } from "./model.ts";
import { toIssue } from "./store.ts";
import { putChangedWords, putWords } from "./store-words.ts";

/** Writes of the pipeline: hashes, new issues and counters of many events at once. */

export interface OwnedHash {
  projectId: number;
  hash: string;
  issueId: number;
}

export interface NewIssue {
  organizationId: number;
  projectId: number;
  shortId: number;
  title: string;
  culprit: string;
  location: string;
  level: string;
  platform: string;
  logger: string | null;
  type: string;
  /** JSON text. */
  metadata: string;
  firstSeenAt: number;
  isUnhandled: boolean;
  release: string | null;
}

/** What a batch adds to one issue. The words are those of its latest event. */
export interface IssueGrowth {
  issueId: number;
  events: number;
  users: number;
  firstSeenAt: number;
  lastSeenAt: number;
  title: string;
  culprit: string;
  location: string;
  level: string;
  metadata: string;
  release: string | null;
  isUnhandled: boolean;
}

/**
 * The owners of hashes, whichever project they belong to: the caller picks by both. They are kept
 * from being merged or deleted until the transaction ends, so that no event goes to one that is gone.
 */
export async function findHashOwners(
  engine: Engine,
  tx: Tx,
  projectIds: readonly number[],
  hashes: readonly string[],
): Promise<OwnedHash[]> {
  let query = tx
    .selectFrom("issue_hashes")
    .innerJoin("issues", "issues.id", "issue_hashes.issue_id")
    .select(["issue_hashes.project_id", "issue_hashes.hash", "issue_hashes.issue_id"])
    .where("issue_hashes.project_id", "in", projectIds)
    .where("issue_hashes.hash", "in", hashes);
  if (engine === "postgres") query = query.orderBy("issues.id").forKeyShare("issues");
  const rows = await query.execute();
  return rows.map((row) => ({ projectId: row.project_id, hash: row.hash, issueId: row.issue_id }));
}

/** Gives hashes to issues. False: a concurrent writer has just given one of them away. */
export async function claimHashes(
  engine: Engine,
  tx: Tx,
  hashes: readonly OwnedHash[],
): Promise<boolean> {
  const columns = { project_id: "bigint", hash: "text", issue_id: "bigint" } as const;
  const rows = hashes.map((owned) => [owned.projectId, owned.hash, owned.issueId]);
  const added = await insertMissing(engine, tx, { table: "issue_hashes", columns, rows }, [
    "project_id",
    "hash",
  ]);
  return added.every(Boolean);
}

/** Inserts issues without events yet; gives their ids in the same order. */
export async function insertIssues(
  engine: Engine,
  tx: Tx,
  issues: readonly NewIssue[],
): Promise<number[]> {
  const rows = await tx
    .insertInto("issues")
    .values(
      issues.map((issue) => ({
        organization_id: issue.organizationId,
        project_id: issue.projectId,
        short_id: issue.shortId,
        title: issue.title,
        culprit: issue.culprit,
        location: issue.location,
        level: issue.level,
        platform: issue.platform,
        logger: issue.logger,
        type: issue.type,
        metadata: issue.metadata,
        assigned_user_id: null,
        assigned_team_id: null,
        fresh_since: issue.firstSeenAt,
        first_seen_at: issue.firstSeenAt,
        last_seen_at: issue.firstSeenAt,
        times_seen: 0,
        is_unhandled: issue.isUnhandled ? 1 : 0,
        first_release: issue.release,
        last_release: issue.release,
      })),
    )
    .returning(["id", "project_id", "short_id"])
    .execute();
  // Engines need not answer in the order of the values; the short id tells which is which.
  const ids = new Map(rows.map((row) => [`${row.project_id}/${row.short_id}`, row.id]));
  const inOrder = issues.map((issue) => ids.get(`${issue.projectId}/${issue.shortId}`) ?? 0);
  await putWords(
    engine,
    tx,
    issues.map((issue, at) => ({ ...issue, id: inOrder[at] ?? 0 })),
  );
  return inOrder;
}

/** Adds what a batch brought to each issue. Rows should come in order of their id. */
export async function growIssues(
  engine: Engine,
  tx: Tx,
  growth: readonly IssueGrowth[],
): Promise<void> {
  await putChangedWords(
    engine,
    tx,
    growth.map((issue) => ({ ...issue, id: issue.issueId })),
  );
  await updateMany(engine, tx, {
    table: "issues",
    columns: {
      id: "bigint",
      events: "bigint",
      users: "bigint",
      first_seen_at: "bigint",
      last_seen_at: "bigint",
      title: "text",
      culprit: "text",
      location: "text",
      level: "text",
      metadata: "text",
      release: "text",
      is_unhandled: "bigint",
    },
    rows: growth.map((issue) => [
      issue.issueId,
      issue.events,
      issue.users,
      issue.firstSeenAt,
      issue.lastSeenAt,
      issue.title,
      issue.culprit,
      issue.location,
      issue.level,
      issue.metadata,
      issue.release,
      issue.isUnhandled ? 1 : 0,
    ]),
    // A batch of late events counts, but does not take the issue's words back in time.
    set: [
      "times_seen = t.times_seen + v.events",
      "user_count = t.user_count + v.users",
      "first_seen_at = case when v.first_seen_at < t.first_seen_at then v.first_seen_at else t.first_seen_at end",
      "last_seen_at = case when v.last_seen_at > t.last_seen_at then v.last_seen_at else t.last_seen_at end",
      ...["title", "culprit", "location", "level", "metadata", "is_unhandled"].map(
        (column) =>
          `${column} = case when v.last_seen_at >= t.last_seen_at then v.${column} else t.${column} end`,
      ),
      "last_release = case when v.last_seen_at >= t.last_seen_at and v.release is not null then v.release else t.last_release end",
      "first_release = case when t.first_release is null then v.release else t.first_release end",
    ].join(", "),
  });
}

/**
 * Those of these issues that are not open, or whose next event is awaited, in order of id, kept from
 * other writers meanwhile.
 */
export async function lockClosedIssues(
  engine: Engine,
  tx: Tx,
  ids: readonly number[],
): Promise<Issue[]> {
  let query = tx
    .selectFrom("issues")
    .selectAll()
    .where("id", "in", ids)
    .where((eb) => eb.or([eb("status", "<>", "unresolved"), eb("status_details", "<>", "{}")]))
    .orderBy("id");
  if (engine === "postgres") query = query.forNoKeyUpdate();
  return (await query.execute()).map(toIssue);
}

export async function addIssueHours(
  engine: Engine,
  tx: Tx,
  hours: readonly { issueId: number; hour: number; events: number }[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "issue_hours",
    columns: { issue_id: "bigint", hour: "bigint", times_seen: "bigint" },
    rows: hours.map(({ issueId, hour, events }) => [issueId, hour, events]),
    onConflict: "(issue_id, hour) do update set times_seen = t.times_seen + excluded.times_seen",
  });
}

export async function addIssueTags(
  engine: Engine,
  tx: Tx,
  tags: readonly {
    issueId: number;
    key: string;
    value: string;
    events: number;
    firstSeenAt: number;
    lastSeenAt: number;
  }[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "issue_tags",
    columns: {
      issue_id: "bigint",
      key: "text",
      value: "text",
      times_seen: "bigint",
      first_seen_at: "bigint",
      last_seen_at: "bigint",
    },
    rows: tags.map((tag) => [
      tag.issueId,
      tag.key,
      tag.value,
      tag.events,
      tag.firstSeenAt,
      tag.lastSeenAt,
    ]),
    onConflict:
      "(issue_id, key, value) do update set times_seen = t.times_seen + excluded.times_seen, " +
      "last_seen_at = case when excluded.last_seen_at > t.last_seen_at then excluded.last_seen_at else t.last_seen_at end, " +
      "first_seen_at = case when excluded.first_seen_at < t.first_seen_at then excluded.first_seen_at else t.first_seen_at end",
  });
}

import type { Db, Tx } from "../../storage/index.ts";
import type { Contribution } from "../hoots/index.ts";
import type { Upstream } from "./model.ts";

/** The hoots that a sentry is connected with, in order of id. */
export async function findHootIds(db: Db, sentryId: number): Promise<number[]> {
  return (await findHootLinks(db, [sentryId])).map(({ hootId }) => hootId);
}

/** Which hoots these sentries are connected with. */
export async function findHootLinks(
  db: Db,
  sentryIds: readonly number[],
): Promise<{ sentryId: number; hootId: number }[]> {
  if (sentryIds.length === 0) return [];
  return await db
    .selectFrom("sentry_hoots")
    .select(["sentry_id as sentryId", "hoot_id as hootId"])
    .where("sentry_id", "in", sentryIds)
    .orderBy("hoot_id")
    .execute();
}

/** Which sentries these hoots are connected with. */
export async function findSentryLinks(
  db: Db,
  hootIds: readonly number[],
): Promise<{ sentryId: number; hootId: number }[]> {
  if (hootIds.length === 0) return [];
  return await db
    .selectFrom("sentry_hoots")
    .select(["sentry_id as sentryId", "hoot_id as hootId"])
    .where("hoot_id", "in", hootIds)
    .orderBy("sentry_id")
    .execute();
}

/** What the enabled sentries of these hoots say now. */
export async function findContributions(
  db: Db,
  hootIds: readonly number[],
): Promise<Contribution[]> {
  if (hootIds.length === 0) return [];
  const rows = await db
    .selectFrom("sentry_hoots")
    .innerJoin("sentries", "sentries.id", "sentry_hoots.sentry_id")
    .select(["hoot_id", "state", "message", "record_at", "updated_at"])
    .where("hoot_id", "in", hootIds)
    .where("is_enabled", "=", 1)
    .orderBy("sentry_id")
    .execute();
  return rows.map((row) => ({
    hootId: row.hoot_id,
    state: row.state,
    message: row.message,
    recordAt: row.record_at,
    updatedAt: row.updated_at ?? 0,
  }));
}

/** Connects a sentry with exactly these hoots. */
export async function replaceHootsOf(
  tx: Tx,
  sentryId: number,
  hootIds: readonly number[],
): Promise<void> {
  await tx.deleteFrom("sentry_hoots").where("sentry_id", "=", sentryId).execute();
  const rows = hootIds.map((hootId) => ({ sentry_id: sentryId, hoot_id: hootId }));
  if (rows.length > 0) await tx.insertInto("sentry_hoots").values(rows).execute();
}

/** Connects a hoot with exactly these sentries. */
export async function replaceSentriesOf(
  tx: Tx,
  hootId: number,
  sentryIds: readonly number[],
): Promise<void> {
  await tx.deleteFrom("sentry_hoots").where("hoot_id", "=", hootId).execute();
  const rows = sentryIds.map((sentryId) => ({ sentry_id: sentryId, hoot_id: hootId }));
  if (rows.length > 0) await tx.insertInto("sentry_hoots").values(rows).execute();
}

/** What the enabled upstreams of a sentry say now. */
export async function findUpstreams(db: Db, sentryId: number): Promise<Upstream[]> {
  return await db
    .selectFrom("sentry_upstreams")
    .innerJoin("sentries", "sentries.id", "sentry_upstreams.upstream_id")
    .select(["uid", "name", "state", "record_at as recordAt"])
    .where("sentry_id", "=", sentryId)
    .where("is_enabled", "=", 1)
    .orderBy("upstream_id")
    .execute();
}

/** Which upstreams these sentries have, disabled ones too. */
export async function findUpstreamLinks(
  db: Db,
  sentryIds: readonly number[],
): Promise<{ sentryId: number; upstreamId: number }[]> {
  if (sentryIds.length === 0) return [];
  return await db
    .selectFrom("sentry_upstreams")
    .select(["sentry_id as sentryId", "upstream_id as upstreamId"])
    .where("sentry_id", "in", sentryIds)
    .orderBy("upstream_id")
    .execute();
}

/** Gives a sentry exactly these upstreams. */
export async function replaceUpstreamsOf(
  tx: Tx,
  sentryId: number,
  upstreamIds: readonly number[],
): Promise<void> {
  await tx.deleteFrom("sentry_upstreams").where("sentry_id", "=", sentryId).execute();
  const rows = upstreamIds.map((id) => ({ sentry_id: sentryId, upstream_id: id }));
  if (rows.length > 0) await tx.insertInto("sentry_upstreams").values(rows).execute();
}

import type { Engine, Tx } from "../../storage/index.ts";
import { addIssueHours, addIssueTags } from "./store-batch.ts";
import { addIssueUsers } from "./store-users.ts";

/** Moves of what is counted for one issue to another: at most `limit` rows, and how many it were. */

export async function moveTags(
  engine: Engine,
  tx: Tx,
  from: number,
  to: number,
  limit: number,
): Promise<number> {
  const rows = await tx
    .selectFrom("issue_tags")
    .selectAll()
    .where("issue_id", "=", from)
    .orderBy("key")
    .orderBy("value")
    .limit(limit)
    .execute();
  const last = rows.at(-1);
  if (!last) return 0;
  await addIssueTags(
    engine,
    tx,
    rows.map((row) => ({
      issueId: to,
      key: row.key,
      value: row.value,
      events: row.times_seen,
      firstSeenAt: row.first_seen_at,
      lastSeenAt: row.last_seen_at,
    })),
  );
  await tx
    .deleteFrom("issue_tags")
    .where("issue_id", "=", from)
    .where((eb) => eb(eb.refTuple("key", "value"), "<=", eb.tuple(last.key, last.value)))
    .execute();
  return rows.length;
}

export async function moveHours(
  engine: Engine,
  tx: Tx,
  from: number,
  to: number,
  limit: number,
): Promise<number> {
  const rows = await tx
    .selectFrom("issue_hours")
    .selectAll()
    .where("issue_id", "=", from)
    .orderBy("hour")
    .limit(limit)
    .execute();
  const last = rows.at(-1);
  if (!last) return 0;
  await addIssueHours(
    engine,
    tx,
    rows.map((row) => ({ issueId: to, hour: row.hour, events: row.times_seen })),
  );
  await tx
    .deleteFrom("issue_hours")
    .where("issue_id", "=", from)
    .where("hour", "<=", last.hour)
    .execute();
  return rows.length;
}

/** Those the other issue has not met are added to the number of its users. */
export async function moveUsers(
  engine: Engine,
  tx: Tx,
  from: number,
  to: number,
  limit: number,
): Promise<number> {
  const rows = await tx
    .selectFrom("issue_users")
    .selectAll()
    .where("issue_id", "=", from)
    .orderBy("user_key")
    .limit(limit)
    .execute();
  const last = rows.at(-1);
  if (!last) return 0;
  const areNew = await addIssueUsers(
    engine,
    tx,
    rows.map((row) => ({
      issueId: to,
      userKey: row.user_key,
      email: row.email,
      username: row.username,
      ipAddress: row.ip_address,
      seenAt: row.last_seen_at,
    })),
  );
  await tx
    .updateTable("issues")
    .set((eb) => ({ user_count: eb("user_count", "+", areNew.filter(Boolean).length) }))
    .where("id", "=", to)
    .execute();
  await tx
    .deleteFrom("issue_users")
    .where("issue_id", "=", from)
    .where("user_key", "<=", last.user_key)
    .execute();
  return rows.length;
}

/** What people marked it with, unless they have marked the other. All at once: people are few. */
export async function moveViewers(tx: Tx, from: number, to: number): Promise<void> {
  await tx
    .updateTable("issue_viewers")
    .set({ issue_id: to })
    .where("issue_id", "=", from)
    .where("user_id", "not in", (eb) =>
      eb
        .selectFrom("issue_viewers as other")
        .select("other.user_id")
        .where("other.issue_id", "=", to),
    )
    .execute();
  await tx.deleteFrom("issue_viewers").where("issue_id", "=", from).execute();
}

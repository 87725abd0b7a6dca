import { insertMany, insertMissing, type Db, type Engine, type Tx } from "../../storage/index.ts";

/** Somebody an issue has met, and what their events said of them. */
export interface SeenUser {
  issueId: number;
  /** Who they are, by the best name there is: `id:42`, `email:a@b.example` … */
  userKey: string;
  email: string | null;
  username: string | null;
  ipAddress: string | null;
  /** Epoch milliseconds on our clock. */
  seenAt: number;
}

/** Somebody who keeps meeting an issue is not written down more often than this. */
const SEEN_STEP_MS = 15_000;

/** Remembers who was affected; tells for each pair whether the issue had not met that user before. */
export async function addIssueUsers(
  engine: Engine,
  tx: Tx,
  users: readonly SeenUser[],
): Promise<boolean[]> {
  const columns = {
    issue_id: "bigint",
    user_key: "text",
    email: "text",
    username: "text",
    ip_address: "text",
    last_seen_at: "bigint",
  } as const;
  const rows = users.map((user) => [
    user.issueId,
    user.userKey,
    user.email,
    user.username,
    user.ipAddress,
    user.seenAt,
  ]);
  const areNew = await insertMissing(engine, tx, { table: "issue_users", columns, rows }, [
    "issue_id",
    "user_key",
  ]);
  await insertMany(engine, tx, {
    table: "issue_users",
    columns,
    rows: rows.filter((_, at) => areNew[at] === false),
    onConflict:
      "(issue_id, user_key) do update set last_seen_at = excluded.last_seen_at, " +
      ["email", "username", "ip_address"]
        .map((column) => `${column} = coalesce(excluded.${column}, t.${column})`)
        .join(", ") +
      ` where excluded.last_seen_at >= t.last_seen_at + ${SEEN_STEP_MS}`,
  });
  return areNew;
}

/** How many users an issue has met since then (epoch milliseconds), counting no further than `limit`. */
export async function countUsersSince(
  db: Db,
  issueId: number,
  since: number,
  limit: number,
): Promise<number> {
  const { count } = await db
    .selectFrom(
      db
        .selectFrom("issue_users")
        .select("user_key")
        .where("issue_id", "=", issueId)
        .where("last_seen_at", ">=", since)
        .limit(limit)
        .as("some"),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

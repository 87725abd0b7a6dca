import type { Tx } from "../../storage/index.ts";

/** Deletes about `limit` rows of a removed project; gives how many, fewer when none are left. */
export async function purgeReleaseHealth(
  tx: Tx,
  projectId: number,
  limit: number,
): Promise<number> {
  const deleted = await deleteOldSessions(tx, projectId, Number.MAX_SAFE_INTEGER, limit);
  return deleted < limit ? deleted + (await purgeOpen(tx, projectId, limit - deleted)) : deleted;
}

/** Forgets about `limit` of what is counted of sessions before an instant; gives how much. */
export async function deleteOldSessions(
  tx: Tx,
  projectId: number,
  before: number,
  limit: number,
): Promise<number> {
  const users = await deleteUsersBefore(tx, projectId, before, limit);
  if (users >= limit) return users;
  return users + (await deleteHoursBefore(tx, projectId, before, limit - users));
}

async function deleteUsersBefore(
  tx: Tx,
  projectId: number,
  before: number,
  limit: number,
): Promise<number> {
  const last = await tx
    .selectFrom("session_users")
    .select(["hour", "release", "environment", "user_key"])
    .where("project_id", "=", projectId)
    .where("hour", "<", before)
    .orderBy("hour")
    .orderBy("release")
    .orderBy("environment")
    .orderBy("user_key")
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  let query = tx
    .deleteFrom("session_users")
    .where("project_id", "=", projectId)
    .where("hour", "<", before);
  if (last) {
    const { hour, release, environment, user_key } = last;
    query = query.where((eb) =>
      eb(
        eb.refTuple("hour", "release", "environment", "user_key"),
        "<=",
        eb.tuple(hour, release, environment, user_key),
      ),
    );
  }
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
}

async function deleteHoursBefore(
  tx: Tx,
  projectId: number,
  before: number,
  limit: number,
): Promise<number> {
  const last = await tx
    .selectFrom("session_hours")
    .select("hour")
    .where("project_id", "=", projectId)
    .where("hour", "<", before)
    .orderBy("hour")
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  const query = tx
    .deleteFrom("session_hours")
    .where("project_id", "=", projectId)
    .where("hour", "<", last ? last.hour + 1 : before);
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
}

async function purgeOpen(tx: Tx, projectId: number, limit: number): Promise<number> {
  const last = await tx
    .selectFrom("open_sessions")
    .select("sid")
    .where("project_id", "=", projectId)
    .orderBy("sid")
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  let query = tx.deleteFrom("open_sessions").where("project_id", "=", projectId);
  if (last) query = query.where("sid", "<=", last.sid);
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
}

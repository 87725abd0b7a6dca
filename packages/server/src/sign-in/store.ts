import type { Db } from "../storage/index.ts";

/** Deletes a person's sessions that ended by `now`; the library leaves those that nobody shows again. */
export async function deleteEndedSessions(db: Db, userId: number, now: Date): Promise<void> {
  await db
    .deleteFrom("sessions")
    .where("user_id", "=", userId)
    .where("expires_at", "<", now)
    .execute();
}

/** A browser that somebody is signed in with; instants are epoch milliseconds. */
export interface StoredSession {
  id: number;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: number;
  expiresAt: number;
}

/** A person's sessions that have not ended by `now`, newest first. */
export async function selectSessions(db: Db, userId: number, now: Date): Promise<StoredSession[]> {
  const rows = await db
    .selectFrom("sessions")
    .select(["id", "ip_address", "user_agent", "created_at", "expires_at"])
    .where("user_id", "=", userId)
    .where("expires_at", ">=", now)
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ipAddress: row.ip_address || null,
    userAgent: row.user_agent || null,
    createdAt: new Date(row.created_at).getTime(),
    expiresAt: new Date(row.expires_at).getTime(),
  }));
}

/** Ends one session of a person; whether they had it. */
export async function deleteSession(db: Db, userId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("sessions")
    .where("user_id", "=", userId)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteSessionsExcept(db: Db, userId: number, id: number): Promise<void> {
  await db.deleteFrom("sessions").where("user_id", "=", userId).where("id", "<>", id).execute();
}

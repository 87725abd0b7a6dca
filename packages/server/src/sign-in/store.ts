import type { Db } from "../storage/index.ts";

/** Deletes a person's sessions that ended by `now`; the library leaves those that nobody shows again. */
export async function deleteEndedSessions(db: Db, userId: number, now: Date): Promise<void> {
  await db
    .deleteFrom("sessions")
    .where("user_id", "=", userId)
    .where("expires_at", "<", now)
    .execute();
}

import type { Db } from "../../storage/index.ts";
import { CHALLENGE_LIFETIME_MS } from "./model.ts";

/** Keeps what a browser is to sign, and forgets what nobody signed in time. */
export async function insertChallenge(
  db: Db,
  { challenge, userId }: { challenge: string; userId: number | null },
  now: number,
): Promise<void> {
  await db.deleteFrom("passkey_challenges").where("expires_at", "<=", now).execute();
  await db
    .insertInto("passkey_challenges")
    .values({ challenge, user_id: userId, expires_at: now + CHALLENGE_LIFETIME_MS })
    .execute();
}

/** Uses a challenge up; whether it was there for this person (null: for signing in), and in time. */
export async function takeChallenge(
  db: Db,
  { challenge, userId }: { challenge: string; userId: number | null },
  now: number,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("passkey_challenges")
    .where("challenge", "=", challenge)
    .where("user_id", userId === null ? "is" : "=", userId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

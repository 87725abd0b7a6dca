import type { Db, Tx } from "../../storage/index.ts";

/** The text kept in place of a person's password; undefined when they have none. */
export async function findPasswordHash(db: Db, userId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom("accounts")
    .select("password")
    .where("user_id", "=", userId)
    .where("provider_id", "=", "credential")
    .executeTakeFirst();
  return row?.password ?? undefined;
}

/** Changes what somebody is called or reached at. The e-mail must be free; the database refuses otherwise. */
export async function updateProfile(
  tx: Tx,
  id: number,
  { name, email }: { name: string; email: string },
  now: number,
): Promise<void> {
  await tx
    .updateTable("users")
    .set({ name, email, updated_at: new Date(now).toISOString() })
    .where("id", "=", id)
    .execute();
}

/** Takes a person's second factor away: their password is enough from now on. */
export async function deleteTwoFactor(tx: Tx, userId: number): Promise<void> {
  await tx.deleteFrom("two_factors").where("user_id", "=", userId).execute();
  await tx
    .updateTable("users")
    .set({ two_factor_enabled: null })
    .where("id", "=", userId)
    .execute();
}

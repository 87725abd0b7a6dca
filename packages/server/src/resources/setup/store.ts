import type { Db, Tx } from "../../storage/index.ts";

/** Under which name the instance keeps the hash of its set-up token. */
const SETUP_TOKEN = "setup-token-sha256";

export async function findSetupHash(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom("instance_settings")
    .select("value")
    .where("name", "=", SETUP_TOKEN)
    .executeTakeFirst();
  return row?.value;
}

/** Keeps this hash in place of any before. */
export async function replaceSetupHash(db: Db, hash: string): Promise<void> {
  await db
    .insertInto("instance_settings")
    .values({ name: SETUP_TOKEN, value: hash })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: hash }))
    .execute();
}

/** Uses the token up; whether it was still there, which it is for one caller only. */
export async function takeSetupHash(tx: Tx, hash: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("instance_settings")
    .where("name", "=", SETUP_TOKEN)
    .where("value", "=", hash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

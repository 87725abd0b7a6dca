import type { Db, Tx } from "../../storage/index.ts";
import type { Passkey } from "./model.ts";

export async function selectPasskeys(db: Db, userId: number): Promise<Passkey[]> {
  const rows = await db
    .selectFrom("passkeys")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
  return rows.map(toPasskey);
}

export async function findPasskeyByCredential(
  db: Db,
  credentialId: string,
): Promise<Passkey | undefined> {
  const row = await db
    .selectFrom("passkeys")
    .selectAll()
    .where("credential_id", "=", credentialId)
    .executeTakeFirst();
  return row && toPasskey(row);
}

/** Keeps a passkey, unused so far; gives its id. Its credential must be new; the database refuses otherwise. */
export async function insertPasskey(
  tx: Tx,
  passkey: Omit<Passkey, "id" | "lastUsedAt">,
): Promise<number> {
  const { id } = await tx
    .insertInto("passkeys")
    .values({
      user_id: passkey.userId,
      name: passkey.name,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: JSON.stringify(passkey.transports),
      created_at: passkey.createdAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function updatePasskeyName(db: Db, id: number, name: string): Promise<void> {
  await db.updateTable("passkeys").set({ name }).where("id", "=", id).execute();
}

/** Notes that a passkey was used. */
export async function notePasskeyUse(
  db: Db,
  id: number,
  counter: number,
  now: number,
): Promise<void> {
  await db
    .updateTable("passkeys")
    .set({ counter, last_used_at: now })
    .where("id", "=", id)
    .execute();
}

export async function deletePasskeyRow(db: Db, id: number): Promise<void> {
  await db.deleteFrom("passkeys").where("id", "=", id).execute();
}

function toPasskey(row: {
  id: number;
  user_id: number;
  name: string;
  credential_id: string;
  public_key: string;
  counter: number;
  transports: string;
  created_at: number;
  last_used_at: number | null;
}): Passkey {
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: JSON.parse(row.transports) as string[],
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}

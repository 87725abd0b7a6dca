import { isScope } from "@vedette/contract/scopes";
import type { Scope } from "@vedette/contract";
import type { Db, Tx } from "../../../storage/index.ts";
import type { Grant } from "./model.ts";

export async function insertGrant(tx: Tx, grant: Grant & { codeHash: string }): Promise<void> {
  await tx
    .insertInto("installation_grants")
    .values({
      installation_id: grant.installationId,
      code_hash: grant.codeHash,
      sealed_code: grant.sealedCode,
      expires_at: grant.expiresAt,
    })
    .execute();
}

/** The unexchanged codes of these installations that can still be used, sealed, by installation. */
export async function findSealedCodes(
  db: Db,
  installationIds: readonly number[],
  now: number,
): Promise<Map<number, string>> {
  if (installationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("installation_grants")
    .select(["installation_id", "sealed_code"])
    .where("installation_id", "in", installationIds)
    .where("expires_at", ">", now)
    .execute();
  return new Map(rows.map((row) => [row.installation_id, row.sealed_code]));
}

/** The grant with this code (SHA-256, hex), held against others until the transaction ends. */
export async function lockGrant(
  tx: Tx,
  codeHash: string,
): Promise<{ installationId: number; expiresAt: number } | undefined> {
  const row = await tx
    .updateTable("installation_grants")
    .set((eb) => ({ code_hash: eb.ref("code_hash") }))
    .where("code_hash", "=", codeHash)
    .returning(["installation_id", "expires_at"])
    .executeTakeFirst();
  return row && { installationId: row.installation_id, expiresAt: row.expires_at };
}

export async function deleteGrant(tx: Tx, installationId: number): Promise<void> {
  await tx
    .deleteFrom("installation_grants")
    .where("installation_id", "=", installationId)
    .execute();
}

/** An app as it proves that it is itself, and what its tokens may do now. */
export interface Client {
  sentryAppId: number;
  slug: string;
  /** Whether it may have tokens at all. */
  isActive: boolean;
  /** As `secrets.seal` gave it. */
  sealedSecret: string;
  scopes: readonly Scope[];
}

/** The app with this client id. */
export async function findClient(db: Db, clientId: string): Promise<Client | undefined> {
  const row = await db
    .selectFrom("sentry_apps")
    .select(["id", "slug", "status", "is_disabled", "client_secret", "scopes"])
    .where("client_id", "=", clientId)
    .executeTakeFirst();
  return (
    row && {
      sentryAppId: row.id,
      slug: row.slug,
      isActive: row.is_disabled === 0 && row.status !== "deletion_in_progress",
      sealedSecret: row.client_secret,
      scopes: (JSON.parse(row.scopes) as string[]).filter(isScope),
    }
  );
}

/** Whether this assertion is new; from then on it is not. Forgets those that have ended. */
export async function spendAssertion(
  tx: Tx,
  assertion: { hash: string; expiresAt: number },
  now: number,
): Promise<boolean> {
  await tx.deleteFrom("spent_assertions").where("expires_at", "<=", now).execute();
  const inserted = await tx
    .insertInto("spent_assertions")
    .values({ hash: assertion.hash, expires_at: assertion.expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

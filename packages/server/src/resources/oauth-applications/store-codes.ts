import type { Scope } from "@vedette/contract";
import { isScope } from "@vedette/contract/scopes";
import type { Db, Tx } from "../../storage/index.ts";

/** A code on its way through a person's browser. */
export interface Code {
  hash: string;
  authorizationId: number;
  scopes: readonly Scope[];
  redirectUri: string;
  /** Whether the application named it, and so has to name it again. */
  isRedirectGiven: boolean;
  /** PKCE with S256; null when none was sent. */
  codeChallenge: string | null;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** Keeps a code, and forgets those that have expired. */
export async function insertCode(tx: Tx, code: Code, now: number): Promise<void> {
  await tx.deleteFrom("oauth_codes").where("expires_at", "<=", now).execute();
  await tx
    .insertInto("oauth_codes")
    .values({
      code_hash: code.hash,
      authorization_id: code.authorizationId,
      scopes: JSON.stringify(code.scopes),
      redirect_uri: code.redirectUri,
      is_redirect_given: Number(code.isRedirectGiven),
      code_challenge: code.codeChallenge,
      expires_at: code.expiresAt,
    })
    .execute();
}

/** The code with this hash, held against others until the transaction ends. */
export async function lockCode(tx: Tx, hash: string): Promise<Code | undefined> {
  const row = await tx
    .updateTable("oauth_codes")
    .set((eb) => ({ scopes: eb.ref("scopes") }))
    .where("code_hash", "=", hash)
    .returningAll()
    .executeTakeFirst();
  return (
    row && {
      hash,
      authorizationId: row.authorization_id,
      scopes: (JSON.parse(row.scopes) as string[]).filter(isScope),
      redirectUri: row.redirect_uri,
      isRedirectGiven: row.is_redirect_given === 1,
      codeChallenge: row.code_challenge,
      expiresAt: row.expires_at,
    }
  );
}

export async function deleteCode(tx: Tx, hash: string): Promise<void> {
  await tx.deleteFrom("oauth_codes").where("code_hash", "=", hash).execute();
}

/** Notes which token a code or refresh token was turned into, and forgets what is old about that one. */
export async function insertSpent(
  tx: Tx,
  spent: { hash: string; tokenId: number; now: number; forgetBefore: number },
): Promise<void> {
  await tx
    .deleteFrom("oauth_spent")
    .where("token_id", "=", spent.tokenId)
    .where("spent_at", "<", spent.forgetBefore)
    .execute();
  await tx
    .insertInto("oauth_spent")
    .values({ hash: spent.hash, token_id: spent.tokenId, spent_at: spent.now })
    .execute();
}

/** What a used code or refresh token was turned into, while that is live. */
export async function findSpent(
  db: Db,
  hash: string,
): Promise<{ tokenId: number; spentAt: number } | undefined> {
  const row = await db
    .selectFrom("oauth_spent")
    .select(["token_id", "spent_at"])
    .where("hash", "=", hash)
    .executeTakeFirst();
  return row && { tokenId: row.token_id, spentAt: row.spent_at };
}

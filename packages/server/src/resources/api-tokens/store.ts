import type { Scope } from "@vedette/contract";
import { isScope } from "@vedette/contract/scopes";
import type { Db, Tx } from "../../storage/index.ts";
import type { ApiToken, TokenOwner } from "./model.ts";

/** Use is noted this often at most: every note is a write. */
const USE_STEP_MS = 60_000;

/** The token with this hash (SHA-256, hex). */
export async function findToken(db: Db, hash: string): Promise<ApiToken | undefined> {
  const row = await db
    .selectFrom("api_tokens")
    .selectAll()
    .where("token_hash", "=", hash)
    .executeTakeFirst();
  return row && toToken(row);
}

export async function findTokenById(db: Db, id: number): Promise<ApiToken | undefined> {
  const row = await db.selectFrom("api_tokens").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toToken(row);
}

/** The token that this refresh token (SHA-256, hex) renews, held until the transaction ends. */
export async function lockTokenByRefresh(
  tx: Tx,
  refreshHash: string,
): Promise<ApiToken | undefined> {
  const row = await tx
    .updateTable("api_tokens")
    .set((eb) => ({ refresh_hash: eb.ref("refresh_hash") }))
    .where("refresh_hash", "=", refreshHash)
    .returningAll()
    .executeTakeFirst();
  return row && toToken(row);
}

/** A person's own tokens, newest first, without those that applications have. */
export async function findTokensOfUser(db: Db, userId: number): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom("api_tokens")
    .selectAll()
    .where("kind", "=", "user")
    .where("user_id", "=", userId)
    .where("authorization_id", "is", null)
    .orderBy("id", "desc")
    .execute();
  return rows.map(toToken);
}

/** The tokens of one installation of an integration, newest first. */
export async function findTokensOfInstallation(
  db: Db,
  installationId: number,
): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom("api_tokens")
    .selectAll()
    .where("kind", "=", "integration")
    .where("installation_id", "=", installationId)
    .orderBy("id", "desc")
    .execute();
  return rows.map(toToken);
}

/** The tokens of an organization itself, newest first. */
export async function findTokensOfOrganization(
  db: Db,
  organizationId: number,
): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom("api_tokens")
    .selectAll()
    .where("kind", "=", "organization")
    .where("organization_id", "=", organizationId)
    .orderBy("id", "desc")
    .execute();
  return rows.map(toToken);
}

/** What is kept of the values. */
interface TokenHashes {
  hash: string;
  /** Null for tokens that are not renewed. */
  refreshHash: string | null;
}

export async function insertToken(
  tx: Tx,
  token: Omit<ApiToken, "id" | "lastUsedAt"> & TokenHashes,
): Promise<ApiToken> {
  const { owner } = token;
  const row = await tx
    .insertInto("api_tokens")
    .values({
      kind: owner.kind,
      user_id: owner.kind === "user" ? owner.userId : null,
      organization_id: owner.kind === "organization" ? owner.organizationId : null,
      installation_id: owner.kind === "integration" ? owner.installationId : null,
      name: token.name,
      token_hash: token.hash,
      last_characters: token.lastCharacters,
      scopes: JSON.stringify(token.scopes),
      created_at: token.createdAt,
      expires_at: token.expiresAt,
      refresh_hash: token.refreshHash,
      authorization_id: token.authorizationId,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toToken(row);
}

export async function replaceTokenValues(
  tx: Tx,
  id: number,
  token: Pick<ApiToken, "scopes" | "expiresAt" | "lastCharacters"> & TokenHashes,
): Promise<void> {
  await tx
    .updateTable("api_tokens")
    .set({
      token_hash: token.hash,
      refresh_hash: token.refreshHash,
      last_characters: token.lastCharacters,
      scopes: JSON.stringify(token.scopes),
      expires_at: token.expiresAt,
    })
    .where("id", "=", id)
    .execute();
}

/** Whether there is such a token, whoever it belongs to. */
export async function hasToken(db: Db, id: number): Promise<boolean> {
  const query = db.selectFrom("api_tokens").select("id").where("id", "=", id);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Whether there was such a token. From then on it is unknown. */
export async function deleteToken(tx: Tx, id: number): Promise<boolean> {
  const query = tx.deleteFrom("api_tokens").where("id", "=", id);
  return (await query.executeTakeFirst()).numDeletedRows > 0n;
}

/** Whether there was such a token of this owner. From then on it is unknown. */
export async function deleteTokenRow(db: Db, id: number, owner: TokenOwner): Promise<boolean> {
  let query = db.deleteFrom("api_tokens").where("id", "=", id).where("kind", "=", owner.kind);
  switch (owner.kind) {
    case "user":
      query = query.where("user_id", "=", owner.userId);
      break;
    case "organization":
      query = query.where("organization_id", "=", owner.organizationId);
      break;
    case "integration":
      query = query.where("installation_id", "=", owner.installationId);
  }
  return (await query.executeTakeFirst()).numDeletedRows > 0n;
}

/** Deletes a person's tokens of this name. */
export async function deleteTokensNamed(tx: Tx, userId: number, name: string): Promise<void> {
  await tx
    .deleteFrom("api_tokens")
    .where("kind", "=", "user")
    .where("user_id", "=", userId)
    .where("name", "=", name)
    .execute();
}

export async function deleteTokensOfUsers(tx: Tx, userIds: readonly number[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.deleteFrom("api_tokens").where("user_id", "in", userIds).execute();
}

export async function deleteTokensOfOrganization(tx: Tx, organizationId: number): Promise<void> {
  await tx.deleteFrom("api_tokens").where("organization_id", "=", organizationId).execute();
}

/** Gives a token another name. */
export async function renameToken(tx: Tx, id: number, name: string): Promise<void> {
  await tx.updateTable("api_tokens").set({ name }).where("id", "=", id).execute();
}

export async function deleteTokensOfInstallation(tx: Tx, installationId: number): Promise<void> {
  await tx.deleteFrom("api_tokens").where("installation_id", "=", installationId).execute();
}

/** Gives all live tokens of an installation these scopes. */
export async function setScopesOfInstallation(
  tx: Tx,
  installationId: number,
  scopes: readonly Scope[],
): Promise<void> {
  await tx
    .updateTable("api_tokens")
    .set({ scopes: JSON.stringify(scopes) })
    .where("installation_id", "=", installationId)
    .execute();
}

/** Notes that a token was used, once a minute at most. */
export async function noteTokenUse(db: Db, token: ApiToken, now: number): Promise<void> {
  if (token.lastUsedAt !== null && now - token.lastUsedAt < USE_STEP_MS) return;
  await db
    .updateTable("api_tokens")
    .set({ last_used_at: now })
    .where("id", "=", token.id)
    .execute();
}

interface TokenRow {
  id: number;
  kind: TokenOwner["kind"];
  user_id: number | null;
  organization_id: number | null;
  installation_id: number | null;
  name: string;
  last_characters: string;
  scopes: string;
  created_at: number;
  expires_at: number | null;
  last_used_at: number | null;
  authorization_id: number | null;
}

function toToken(row: TokenRow): ApiToken {
  const scopes = JSON.parse(row.scopes) as string[];
  return {
    id: row.id,
    owner: toOwner(row),
    name: row.name,
    lastCharacters: row.last_characters,
    // A scope that this version does not know gives nothing.
    scopes: scopes.filter(isScope),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    authorizationId: row.authorization_id,
  };
}

function toOwner(row: TokenRow): TokenOwner {
  const {
    kind,
    user_id: userId,
    organization_id: organizationId,
    installation_id: installationId,
  } = row;
  if (kind === "user" && userId !== null) return { kind, userId };
  if (kind === "organization" && organizationId !== null) return { kind, organizationId };
  if (kind === "integration" && installationId !== null) return { kind, installationId };
  throw new Error(`token ${row.id} is nobody's`);
}

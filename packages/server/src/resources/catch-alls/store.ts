import type { Db, Row, Tx } from "../../storage/index.ts";
import type { PageRequest } from "../keyset.ts";
import type { CatchAll, CaughtRequest } from "./model.ts";

export async function findCatchAll(db: Db, userId: number): Promise<CatchAll | undefined> {
  const row = await db
    .selectFrom("catch_alls")
    .selectAll()
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row && toCatchAll(row);
}

export async function findCatchAllByToken(db: Db, token: string): Promise<CatchAll | undefined> {
  const row = await db
    .selectFrom("catch_alls")
    .selectAll()
    .where("token", "=", token)
    .executeTakeFirst();
  return row && toCatchAll(row);
}

/** Adds it, or gives the one that was added meanwhile. */
export async function insertCatchAll(
  tx: Tx,
  { userId, token, answerStatus, createdAt }: Omit<CatchAll, "id">,
): Promise<CatchAll> {
  await tx
    .insertInto("catch_alls")
    .values({ user_id: userId, token, answer_status: answerStatus, created_at: createdAt })
    .onConflict((conflict) => conflict.column("user_id").doNothing())
    .execute();
  const row = await tx
    .selectFrom("catch_alls")
    .selectAll()
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return toCatchAll(row);
}

export async function updateCatchAllRow(tx: Tx, catchAll: CatchAll): Promise<void> {
  await tx
    .updateTable("catch_alls")
    .set({
      token: catchAll.token,
      answer_status: catchAll.answerStatus,
      created_at: catchAll.createdAt,
    })
    .where("id", "=", catchAll.id)
    .execute();
}

/** Gives its id. */
export async function insertRequest(
  tx: Tx,
  catchAllId: number,
  request: Omit<CaughtRequest, "id">,
): Promise<number> {
  const { id } = await tx
    .insertInto("caught_requests")
    .values({
      catch_all_id: catchAllId,
      method: request.method,
      path: request.path,
      headers: JSON.stringify(request.headers),
      body: Buffer.from(request.body),
      size: request.size,
      ip_address: request.ipAddress,
      received_at: request.receivedAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** What a catch-all keeps, newest first, and how many bytes each takes. */
export async function listKept(
  tx: Tx,
  catchAllId: number,
): Promise<{ id: number; bytes: number }[]> {
  return await tx
    .selectFrom("caught_requests")
    .select(({ fn }) => ["id", fn<number>("length", ["body"]).as("bytes")])
    .where("catch_all_id", "=", catchAllId)
    .orderBy("id", "desc")
    .execute();
}

export async function deleteRequests(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom("caught_requests").where("id", "in", ids).execute();
}

export async function clearRequests(tx: Tx, catchAllId: number): Promise<void> {
  await tx.deleteFrom("caught_requests").where("catch_all_id", "=", catchAllId).execute();
}

/** A page of what a catch-all keeps and one more, newest first. */
export async function selectRequests(
  db: Db,
  catchAllId: number,
  { from, backwards, limit }: PageRequest<number>,
): Promise<CaughtRequest[]> {
  let query = db
    .selectFrom("caught_requests")
    .selectAll()
    .where("catch_all_id", "=", catchAllId)
    .orderBy("id", backwards ? "asc" : "desc")
    .limit(limit + 1);
  if (from !== undefined) query = query.where("id", backwards ? ">" : "<", from.id);
  return (await query.execute()).map(toRequest);
}

export async function findRequest(
  db: Db,
  catchAllId: number,
  id: number,
): Promise<CaughtRequest | undefined> {
  const row = await db
    .selectFrom("caught_requests")
    .selectAll()
    .where("id", "=", id)
    .where("catch_all_id", "=", catchAllId)
    .executeTakeFirst();
  return row && toRequest(row);
}

function toCatchAll(row: Row<"catch_alls">): CatchAll {
  return {
    id: row.id,
    userId: row.user_id,
    token: row.token,
    answerStatus: row.answer_status,
    createdAt: row.created_at,
  };
}

function toRequest(row: Row<"caught_requests">): CaughtRequest {
  return {
    id: row.id,
    method: row.method,
    path: row.path,
    headers: JSON.parse(row.headers) as [string, string][],
    body: row.body,
    size: row.size,
    ipAddress: row.ip_address,
    receivedAt: row.received_at,
  };
}

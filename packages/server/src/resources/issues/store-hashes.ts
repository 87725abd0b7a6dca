import type { Db, Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";

/** A page of the hashes that belong to an issue, in order, and one more. */
export async function findHashes(
  db: Db,
  issueId: number,
  { offset, limit }: OffsetRequest,
): Promise<string[]> {
  const rows = await db
    .selectFrom("issue_hashes")
    .select("hash")
    .where("issue_id", "=", issueId)
    .orderBy("hash")
    .offset(offset)
    .limit(limit + 1)
    .execute();
  return rows.map((row) => row.hash);
}

/** All hashes of an issue, in order. */
export async function findAllHashes(tx: Tx, issueId: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("issue_hashes")
    .select("hash")
    .where("issue_id", "=", issueId)
    .orderBy("hash")
    .execute();
  return rows.map((row) => row.hash);
}

/** Gives hashes of one issue to another of the same project. */
export async function giveHashes(
  tx: Tx,
  from: number,
  hashes: readonly string[],
  to: number,
): Promise<void> {
  await tx
    .updateTable("issue_hashes")
    .set({ issue_id: to })
    .where("issue_id", "=", from)
    .where("hash", "in", hashes)
    .execute();
}

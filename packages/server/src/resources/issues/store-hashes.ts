import type { Db } from "../../storage/index.ts";
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

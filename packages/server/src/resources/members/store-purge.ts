import type { Tx } from "../../storage/index.ts";
import { deleteUsers } from "../users/index.ts";
import { selectServiceMembers } from "./store.ts";

/** Deletes about `limit` seats and invitations of a removed organization, and its service accounts. */
export async function purgeMembers(tx: Tx, organizationId: number, limit: number): Promise<number> {
  const accounts = (await selectServiceMembers(tx, organizationId)).slice(0, limit);
  await deleteUsers(
    tx,
    accounts.map(({ userId }) => userId),
  );
  let deleted = accounts.length;
  for (const table of ["members", "invitations"] as const) {
    if (deleted >= limit) return deleted;
    const some = tx
      .selectFrom(table)
      .select("id")
      .where("organization_id", "=", organizationId)
      .limit(limit - deleted);
    const result = await tx.deleteFrom(table).where("id", "in", some).executeTakeFirstOrThrow();
    deleted += Number(result.numDeletedRows);
  }
  return deleted;
}

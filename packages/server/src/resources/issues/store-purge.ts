import type { Tx } from "../../storage/index.ts";
import { deleteSplitsOf } from "./store-splits.ts";
import { deleteWords } from "./store-words.ts";

/** Some issues of a project, whether or not the project still is. */
export async function findIdsOfProject(
  tx: Tx,
  projectId: number,
  limit: number,
): Promise<number[]> {
  const rows = await tx
    .selectFrom("issues")
    .select("id")
    .where("project_id", "=", projectId)
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Deletes at most `limit` of the tag values counted for these issues, and gives how many. */
export async function deleteTagsOf(tx: Tx, ids: readonly number[], limit: number): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("issue_tags")
    .where((eb) =>
      eb(
        eb.refTuple("issue_id", "key", "value"),
        "in",
        eb
          .selectFrom("issue_tags as some")
          .select(["some.issue_id", "some.key", "some.value"])
          .where("some.issue_id", "in", ids)
          .limit(limit)
          .$asTuple("issue_id", "key", "value"),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Deletes at most `limit` of the users remembered for these issues, and gives how many. */
export async function deleteUsersOf(
  tx: Tx,
  ids: readonly number[],
  limit: number,
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("issue_users")
    .where((eb) =>
      eb(
        eb.refTuple("issue_id", "user_key"),
        "in",
        eb
          .selectFrom("issue_users as some")
          .select(["some.issue_id", "some.user_key"])
          .where("some.issue_id", "in", ids)
          .limit(limit)
          .$asTuple("issue_id", "user_key"),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Deletes what there is little of beside issues: their hours, and what people marked them with. */
export async function deleteRestOf(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.deleteFrom("issue_hours").where("issue_id", "in", ids).execute();
  await tx.deleteFrom("issue_viewers").where("issue_id", "in", ids).execute();
}

/** Deletes the issues themselves with what there is little of: hours, hashes, people's marks. */
export async function deleteIssues(tx: Tx, ids: readonly number[]): Promise<void> {
  await deleteRestOf(tx, ids);
  await deleteWords(tx, ids);
  await deleteSplitsOf(tx, ids);
  await tx.deleteFrom("issue_hashes").where("issue_id", "in", ids).execute();
  await tx.deleteFrom("issues").where("id", "in", ids).execute();
}

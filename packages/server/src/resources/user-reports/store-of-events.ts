import type { Tx } from "../../storage/index.ts";

/** Deletes what people said of these events of a project. */
export async function deleteUserReportsOf(
  tx: Tx,
  projectId: number,
  eventIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom("user_reports")
    .where("project_id", "=", projectId)
    .where("event_id", "in", eventIds)
    .execute();
}

import type { Tx } from "../../storage/index.ts";

/** Deletes what came with these events of a project. */
export async function deleteAttachmentsOf(
  tx: Tx,
  projectId: number,
  eventIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom("attachments")
    .where("project_id", "=", projectId)
    .where("event_id", "in", eventIds)
    .execute();
}

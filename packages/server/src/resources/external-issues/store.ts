import type { Db, Tx } from "../../storage/index.ts";
import type { ExternalIssue } from "./model.ts";

/** Links an app's issue to one of ours, in place of the one it had linked before. */
export async function putExternalIssueRow(
  tx: Tx,
  issue: Omit<ExternalIssue, "id"> & { projectId: number; sentryAppId: number },
  now: number,
): Promise<ExternalIssue> {
  const { issueId, projectId, sentryAppId, serviceType, displayName, webUrl } = issue;
  const changing = {
    service_type: serviceType,
    display_name: displayName,
    web_url: webUrl,
    updated_at: now,
  };
  const { id } = await tx
    .insertInto("external_issues")
    .values({
      issue_id: issueId,
      project_id: projectId,
      sentry_app_id: sentryAppId,
      created_at: now,
      ...changing,
    })
    .onConflict((conflict) =>
      conflict.columns(["issue_id", "sentry_app_id"]).doUpdateSet({ ...changing }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return { id, issueId, serviceType, displayName, webUrl };
}

/** What is linked to these issues, in the order in which it was linked. */
export async function findExternalIssues(
  db: Db,
  issueIds: readonly number[],
): Promise<ExternalIssue[]> {
  if (issueIds.length === 0) return [];
  const rows = await db
    .selectFrom("external_issues")
    .selectAll()
    .where("issue_id", "in", issueIds)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    issueId: row.issue_id,
    serviceType: row.service_type,
    displayName: row.display_name,
    webUrl: row.web_url,
  }));
}

/** The issue that an app linked one of its own to, by the link's id. */
export async function findLinkedIssueId(
  db: Db,
  id: number,
  sentryAppId: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom("external_issues")
    .select("issue_id")
    .where("id", "=", id)
    .where("sentry_app_id", "=", sentryAppId)
    .executeTakeFirst();
  return row?.issue_id;
}

/** Deletes a link of an issue; gives whether there was one. */
export async function deleteExternalIssueRow(
  tx: Tx,
  id: number,
  issueId: number,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("external_issues")
    .where("id", "=", id)
    .where("issue_id", "=", issueId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

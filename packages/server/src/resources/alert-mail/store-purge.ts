import type { Tx } from "../../storage/index.ts";

/** Deletes some of what is kept of mail about a removed project; gives `limit` while there may be more. */
export async function purgeAlertMail(tx: Tx, projectId: number, limit: number): Promise<number> {
  const notices = await tx
    .selectFrom("alert_notices")
    .select("id")
    .where("project_id", "=", projectId)
    .limit(limit)
    .execute();
  const ids = notices.map(({ id }) => id);
  if (ids.length > 0) {
    await tx
      .deleteFrom("alert_notice_readers")
      .where("project_id", "=", projectId)
      .where("notice_id", "in", ids)
      .execute();
    await tx.deleteFrom("alert_notices").where("id", "in", ids).execute();
    return limit;
  }
  // At most one row for each person who was ever mailed, or did not want to be, and for what waits.
  let deleted = 0n;
  for (const table of ["alert_mail_times", "metric_mail_times", "metric_notices"] as const) {
    const done = await tx
      .deleteFrom(table)
      .where("project_id", "=", projectId)
      .executeTakeFirstOrThrow();
    deleted += done.numDeletedRows;
  }
  const mutes = await tx
    .deleteFrom("alert_mutes")
    .where("scope", "=", "project")
    .where("scope_id", "=", projectId)
    .executeTakeFirstOrThrow();
  return deleted + mutes.numDeletedRows > 0n ? limit : 0;
}

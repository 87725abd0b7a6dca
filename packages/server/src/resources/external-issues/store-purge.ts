import type { Tx } from "../../storage/index.ts";

/** Deletes at most `limit` links of a removed project's issues, and gives how many. */
export async function purgeExternalIssues(
  tx: Tx,
  projectId: number,
  limit: number,
): Promise<number> {
  return await purgeWhere(tx, "project_id", projectId, limit);
}

/** What apps linked to an issue goes with it, or stands beside the one it was merged into. */
export const externalIssuesOfIssues = {
  purge: async (tx: Tx, issueId: number, limit: number): Promise<number> =>
    await purgeWhere(tx, "issue_id", issueId, limit),

  /** Of one app that linked something to both, what it linked to the other issue stays. */
  async move(tx: Tx, from: number, to: number, limit: number): Promise<number> {
    const rows = await tx
      .selectFrom("external_issues")
      .select(["id", "sentry_app_id"])
      .where("issue_id", "=", from)
      .orderBy("id")
      .limit(limit)
      .execute();
    if (rows.length === 0) return 0;
    const there = await tx
      .selectFrom("external_issues")
      .select("sentry_app_id")
      .where("issue_id", "=", to)
      .execute();
    const taken = new Set(there.map((row) => row.sentry_app_id));
    const doubled = rows.filter((row) => taken.has(row.sentry_app_id)).map(({ id }) => id);
    if (doubled.length > 0) {
      await tx.deleteFrom("external_issues").where("id", "in", doubled).execute();
    }
    const moving = rows.filter((row) => !taken.has(row.sentry_app_id)).map(({ id }) => id);
    if (moving.length > 0) {
      await tx
        .updateTable("external_issues")
        .set({ issue_id: to })
        .where("id", "in", moving)
        .execute();
    }
    return rows.length;
  },
};

async function purgeWhere(
  tx: Tx,
  column: "project_id" | "issue_id",
  id: number,
  limit: number,
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("external_issues")
    .where("id", "in", (query) =>
      query.selectFrom("external_issues").select("id").where(column, "=", id).limit(limit),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

import type { Db } from "../../storage/index.ts";

/** Events that brought one of these issues back among the open ones, since a moment, by their ids. */
export async function findComebacks(
  db: Db,
  issueIds: readonly number[],
  since: number,
): Promise<Map<string, "regressed" | "reappeared">> {
  if (issueIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("activities")
    .select(["type", "data"])
    .where("issue_id", "in", issueIds)
    .where("type", "in", ["set_regression", "set_unresolved"])
    .where("created_at", ">=", since)
    .execute();
  return new Map(
    rows.flatMap(({ type, data }) => {
      const { event_id: eventId } = JSON.parse(data) as { event_id?: unknown };
      if (typeof eventId !== "string") return [];
      return [[eventId, type === "set_regression" ? "regressed" : "reappeared"] as const];
    }),
  );
}

import type { Db, Tx } from "../../storage/index.ts";

/** What else is kept for events, by their ids; deleted with them, in the same transaction. */
export type PurgeOfEvents = (
  tx: Tx,
  projectId: number,
  eventIds: readonly string[],
) => Promise<void>;

/** Deletes at most `limit` events of an issue with their ids and companions; gives how many. */
export async function purgeEventsOfIssue(
  tx: Tx,
  issueId: number,
  limit: number,
  companions: readonly PurgeOfEvents[],
): Promise<number> {
  const { projectId, eventIds, last } = await someOf(tx, issueId, limit);
  if (!last) return 0;
  for (const purge of companions) await purge(tx, projectId, eventIds);
  await tx
    .deleteFrom("events")
    .where("issue_id", "=", issueId)
    .where((eb) => eb(eb.refTuple("timestamp_at", "event_id"), "<=", eb.tuple(...last)))
    .execute();
  await tx
    .deleteFrom("event_ids")
    .where("project_id", "=", projectId)
    .where("event_id", "in", eventIds)
    .execute();
  return eventIds.length;
}

/** Gives at most `limit` events of an issue to another one of its project; gives how many. */
export async function moveEventsOfIssue(
  tx: Tx,
  from: number,
  to: number,
  limit: number,
): Promise<number> {
  const { projectId, eventIds, last } = await someOf(tx, from, limit);
  if (!last) return 0;
  await tx
    .updateTable("events")
    .set({ issue_id: to })
    .where("issue_id", "=", from)
    .where((eb) => eb(eb.refTuple("timestamp_at", "event_id"), "<=", eb.tuple(...last)))
    .execute();
  await tx
    .updateTable("event_ids")
    .set({ issue_id: to })
    .where("project_id", "=", projectId)
    .where("event_id", "in", eventIds)
    .execute();
  return eventIds.length;
}

/** By what the newest events of an issue were grouped (JSON text), newest first. */
export async function selectGroupings(
  db: Db,
  issueId: number,
  limit: number,
): Promise<{ timestampAt: number; eventId: string; grouping: string }[]> {
  const rows = await db
    .selectFrom("events")
    .select(["timestamp_at", "event_id", "grouping"])
    .where("issue_id", "=", issueId)
    .orderBy("timestamp_at", "desc")
    .orderBy("event_id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ timestamp_at, event_id, grouping }) => ({
    timestampAt: timestamp_at,
    eventId: event_id,
    grouping,
  }));
}

/** Gives some events of an issue, newest first, to another one of its project. */
export async function giveEvents(
  tx: Tx,
  from: number,
  events: readonly { timestampAt: number; eventId: string }[],
  to: number,
): Promise<void> {
  const times = events.map(({ timestampAt }) => timestampAt);
  const moved = await tx
    .updateTable("events")
    .set({ issue_id: to })
    .where("issue_id", "=", from)
    // Within these, so that only the partitions of that time are looked at.
    .where("timestamp_at", ">=", Math.min(...times))
    .where("timestamp_at", "<=", Math.max(...times))
    .where(
      "event_id",
      "in",
      events.map(({ eventId }) => eventId),
    )
    .returning(["project_id", "event_id"])
    .execute();
  const projectId = moved[0]?.project_id;
  if (projectId === undefined) return;
  await tx
    .updateTable("event_ids")
    .set({ issue_id: to })
    .where("project_id", "=", projectId)
    .where(
      "event_id",
      "in",
      moved.map((row) => row.event_id),
    )
    .execute();
}

/** The oldest events of an issue, all of them of its project. */
async function someOf(tx: Tx, issueId: number, limit: number) {
  const rows = await tx
    .selectFrom("events")
    .select(["project_id", "event_id", "timestamp_at"])
    .where("issue_id", "=", issueId)
    .orderBy("timestamp_at")
    .orderBy("event_id")
    .limit(limit)
    .execute();
  const last = rows.at(-1);
  return {
    projectId: last?.project_id ?? 0,
    eventIds: rows.map((row) => row.event_id),
    last: last && ([last.timestamp_at, last.event_id] as const),
  };
}

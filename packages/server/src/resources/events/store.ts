import type { EventPayload, Grouping } from "../../protocol/index.ts";
import type { Db, Row } from "../../storage/index.ts";
import type { PageRequest } from "../keyset.ts";
import type { Neighbours, StoredEvent } from "./model.ts";

/** Which events a list is about. */
export interface EventFilter {
  /** Of one issue, or of one project. */
  of: { issueId: number } | { projectId: number };
  /** In one of these; empty: wherever. */
  environments: readonly string[];
  /** Happened from here (epoch milliseconds, inclusive) … */
  since?: number;
  /** … to here. */
  until?: number;
  eventId?: string;
}

/** Events from a place in the list on, newest first; one more than the page, to know whether there are. */
export async function findEvents(
  db: Db,
  filter: EventFilter,
  { from, backwards, limit }: PageRequest<string>,
): Promise<StoredEvent[]> {
  const direction = backwards ? "asc" : "desc";
  const beyond = backwards ? ">" : "<";
  let query = selectEvents(db, filter)
    .orderBy("timestamp_at", direction)
    .orderBy("event_id", direction)
    .limit(limit + 1);
  if (from) {
    query = query.where((eb) =>
      eb(eb.refTuple("timestamp_at", "event_id"), beyond, eb.tuple(from.value, from.id)),
    );
  }
  return (await query.execute()).map(toEvent);
}

/** The newest or oldest event. */
export async function findOutermostEvent(
  db: Db,
  filter: EventFilter,
  which: "latest" | "oldest",
): Promise<StoredEvent | undefined> {
  const direction = which === "latest" ? "desc" : "asc";
  const row = await selectEvents(db, filter)
    .orderBy("timestamp_at", direction)
    .orderBy("event_id", direction)
    .limit(1)
    .executeTakeFirst();
  return row && toEvent(row);
}

/** An event by its id in one of these projects. */
export async function findEventById(
  db: Db,
  projectIds: readonly number[],
  eventId: string,
): Promise<StoredEvent | undefined> {
  const [event] = await findEventsByIds(db, projectIds, [eventId]);
  return event;
}

/** The stored events with these ids in these projects, in no particular order. */
export async function findEventsByIds(
  db: Db,
  projectIds: readonly number[],
  eventIds: readonly string[],
): Promise<StoredEvent[]> {
  if (projectIds.length === 0 || eventIds.length === 0) return [];
  // Not as a join: from five ids on SQLite would read all events of the projects for that.
  const rows = await db
    .selectFrom("events")
    .selectAll()
    .where((eb) =>
      eb(
        eb.refTuple("issue_id", "timestamp_at", "event_id"),
        "in",
        eb
          .selectFrom("event_ids")
          .select(["issue_id", "timestamp_at", "event_id"])
          .where("project_id", "in", projectIds)
          .where("event_id", "in", eventIds)
          .$asTuple("issue_id", "timestamp_at", "event_id"),
      ),
    )
    .execute();
  return rows.map(toEvent);
}

/** The events beside one among those of its issue; `environments` empty: all of them. */
export async function findNeighbours(
  db: Db,
  event: Pick<StoredEvent, "issueId" | "timestampAt" | "eventId">,
  environments: readonly string[],
): Promise<Neighbours> {
  const beside = async (backwards: boolean): Promise<string | null> => {
    const direction = backwards ? "asc" : "desc";
    const beyond = backwards ? ">" : "<";
    const row = await selectEvents(db, { of: { issueId: event.issueId }, environments })
      .clearSelect()
      .select("event_id")
      .where((eb) =>
        eb(
          eb.refTuple("timestamp_at", "event_id"),
          beyond,
          eb.tuple(event.timestampAt, event.eventId),
        ),
      )
      .orderBy("timestamp_at", direction)
      .orderBy("event_id", direction)
      .limit(1)
      .executeTakeFirst();
    return row?.event_id ?? null;
  };
  return { nextId: await beside(true), previousId: await beside(false) };
}

function selectEvents(db: Db, filter: EventFilter) {
  const { of, environments, since, until, eventId } = filter;
  let query = db.selectFrom("events").selectAll();
  query =
    "issueId" in of
      ? query.where("issue_id", "=", of.issueId)
      : query.where("project_id", "=", of.projectId);
  if (environments.length > 0) query = query.where("environment", "in", environments);
  if (since !== undefined) query = query.where("timestamp_at", ">=", since);
  if (until !== undefined) query = query.where("timestamp_at", "<=", until);
  if (eventId !== undefined) query = query.where("event_id", "=", eventId);
  return query;
}

function toEvent(row: Row<"events">): StoredEvent {
  return {
    projectId: row.project_id,
    issueId: row.issue_id,
    eventId: row.event_id,
    timestampAt: row.timestamp_at,
    receivedAt: row.received_at,
    sizeBytes: row.size_bytes,
    payload: JSON.parse(row.payload) as EventPayload,
    grouping: JSON.parse(row.grouping) as Grouping,
  };
}

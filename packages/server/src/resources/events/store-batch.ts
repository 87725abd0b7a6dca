import { insertMany, insertMissing, type Engine, type Tx } from "../../storage/index.ts";

/** Writes of the pipeline: many events at once, in the transaction of everything they cause. */

export interface EventKey {
  projectId: number;
  eventId: string;
}

export interface NewEvent extends EventKey {
  issueId: number;
  timestampAt: number;
  receivedAt: number;
  environment: string | null;
  release: string | null;
  sizeBytes: number;
  payload: string;
  grouping: string;
}

export interface PoisonedEvent extends EventKey {
  receivedAt: number;
  reason: string;
  payload: Uint8Array;
}

/** Which of these the project has had already, as `projectId/eventId`. */
export async function findKnownEvents(tx: Tx, keys: readonly EventKey[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("event_ids")
    .select(["project_id", "event_id"])
    .where("project_id", "in", [...new Set(keys.map((key) => key.projectId))])
    .where("event_id", "in", [...new Set(keys.map((key) => key.eventId))])
    .execute();
  return new Set(rows.map((row) => `${row.project_id}/${row.event_id}`));
}

/** Takes the ids of these events. False: a concurrent writer has just taken one of them. */
export async function claimEventIds(
  engine: Engine,
  tx: Tx,
  events: readonly NewEvent[],
): Promise<boolean> {
  const columns = {
    project_id: "bigint",
    event_id: "text",
    issue_id: "bigint",
    timestamp_at: "bigint",
  } as const;
  const rows = events.map((event) => [
    event.projectId,
    event.eventId,
    event.issueId,
    event.timestampAt,
  ]);
  const added = await insertMissing(engine, tx, { table: "event_ids", columns, rows }, [
    "project_id",
    "event_id",
  ]);
  return added.every(Boolean);
}

export async function insertEvents(
  engine: Engine,
  tx: Tx,
  events: readonly NewEvent[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "events",
    columns: {
      project_id: "bigint",
      issue_id: "bigint",
      event_id: "text",
      timestamp_at: "bigint",
      received_at: "bigint",
      environment: "text",
      release: "text",
      size_bytes: "bigint",
      payload: "text",
      grouping: "text",
    },
    rows: events.map((event) => [
      event.projectId,
      event.issueId,
      event.eventId,
      event.timestampAt,
      event.receivedAt,
      event.environment,
      event.release,
      event.sizeBytes,
      event.payload,
      event.grouping,
    ]),
  });
}

/** Keeps events aside that could not be processed, so that nothing sent is lost without a trace. */
export async function insertPoisonedEvents(
  tx: Tx,
  events: readonly PoisonedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await tx
    .insertInto("poisoned_events")
    .values(
      events.map((event) => ({
        project_id: event.projectId,
        event_id: event.eventId,
        received_at: event.receivedAt,
        reason: event.reason,
        payload: event.payload,
      })),
    )
    .execute();
}

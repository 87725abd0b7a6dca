import { insertMany, isOneOf, updateMany, type Engine, type Tx } from "../../storage/index.ts";
import {
  type Attempt,
  type AttemptRecord,
  type Finished,
  toStorableHeaders,
  toStorableText,
} from "./model.ts";

/**
 * Writes what claimed deliveries came to: the attempt, the delivery's state, and its place in the
 * queue. Gives back those whose lease was lost meanwhile, of which nothing is written: whoever
 * holds them now sends them again.
 */
export async function recordFinished(
  engine: Engine,
  tx: Tx,
  finished: readonly Finished[],
  now: number,
): Promise<Finished[]> {
  if (finished.length === 0) return [];
  const held = await findHeld(engine, tx, finished);
  const own = finished
    .filter(({ delivery }) => held.get(delivery.id) === delivery.lease)
    .toSorted((a, b) => a.delivery.id - b.delivery.id);
  const released = own.flatMap(({ kind, delivery }) => (kind === "released" ? delivery.id : []));
  if (released.length > 0) await release(engine, tx, released);
  const ended = own.filter((result) => result.kind !== "released");
  if (ended.length > 0) {
    await insertAttempts(engine, tx, ended);
    await updateDeliveries(engine, tx, ended, now);
    await moveOn(engine, tx, ended);
  }
  return finished.filter(({ delivery }) => held.get(delivery.id) !== delivery.lease);
}

async function findHeld(
  engine: Engine,
  tx: Tx,
  finished: readonly Finished[],
): Promise<Map<number, string | null>> {
  const ids = finished.map(({ delivery }) => delivery.id);
  let query = tx
    .selectFrom("delivery_queue")
    .select(["delivery_id", "leased_by"])
    .where(isOneOf(engine, "delivery_id", ids))
    .orderBy("delivery_id");
  if (engine === "postgres") query = query.forUpdate();
  return new Map((await query.execute()).map((row) => [row.delivery_id, row.leased_by]));
}

async function release(engine: Engine, tx: Tx, ids: readonly number[]): Promise<void> {
  await tx
    .updateTable("delivery_queue")
    .set({ leased_by: null, leased_until: null })
    .where(isOneOf(engine, "delivery_id", ids))
    .execute();
}

/** What is not simply claimed again. */
type Ended = Exclude<Finished, { kind: "released" }>;

async function insertAttempts(engine: Engine, tx: Tx, finished: readonly Ended[]): Promise<void> {
  await insertMany(engine, tx, {
    table: "attempts",
    columns: {
      delivery_id: "bigint",
      number: "bigint",
      subscriber_kind: "text",
      subscriber_id: "bigint",
      started_at: "bigint",
      duration_ms: "bigint",
      outcome: "text",
      status_code: "bigint",
      request_id: "text",
      url: "text",
      request_headers: "text",
      response_headers: "text",
      response_body: "text",
      detail: "text",
      receiver_error_id: "text",
      receiver_project_id: "text",
    },
    rows: finished.flatMap((result) => {
      if (result.kind === "skipped") return [];
      const { id, attempts, subscriber } = result.delivery;
      return [[id, attempts + 1, subscriber.kind, subscriber.id, ...result.attempt.values]];
    }),
  });
}

/** An attempt as its row has it, from `started_at` on. */
export function toAttemptRecord(attempt: Attempt): AttemptRecord {
  const { outcome, durationMs } = attempt;
  const values = [
    attempt.startedAt,
    durationMs,
    outcome,
    attempt.statusCode,
    attempt.requestId,
    attempt.url,
    toStorableHeaders(attempt.requestHeaders),
    toStorableHeaders(attempt.responseHeaders),
    attempt.responseBody === null ? null : toStorableText(attempt.responseBody),
    attempt.detail === null ? null : toStorableText(attempt.detail),
    attempt.receiverErrorId,
    attempt.receiverProjectId,
  ];
  return { outcome, durationMs, values };
}

async function updateDeliveries(
  engine: Engine,
  tx: Tx,
  finished: readonly Ended[],
  now: number,
): Promise<void> {
  await updateMany(engine, tx, {
    table: "deliveries",
    columns: {
      id: "bigint",
      status: "text",
      attempts: "bigint",
      last_outcome: "text",
      finished_at: "bigint",
    },
    rows: finished.map((result) => {
      const { id, attempts } = result.delivery;
      if (result.kind === "skipped") return [id, "skipped", attempts, result.reason, now];
      const { outcome } = result.attempt;
      if (result.kind === "retry") return [id, "pending", attempts + 1, outcome, null];
      return [id, result.kind, attempts + 1, outcome, now];
    }),
    set: "status = v.status, attempts = v.attempts, last_outcome = v.last_outcome, finished_at = v.finished_at",
  });
}

async function moveOn(engine: Engine, tx: Tx, finished: readonly Ended[]): Promise<void> {
  const done = finished.filter(({ kind }) => kind !== "retry").map(({ delivery }) => delivery.id);
  if (done.length > 0) {
    await tx
      .deleteFrom("delivery_queue")
      .where(isOneOf(engine, "delivery_id", done))
      .execute();
  }
  await updateMany(engine, tx, {
    table: "delivery_queue",
    columns: { delivery_id: "bigint", due_at: "bigint" },
    rows: finished.flatMap((result) =>
      result.kind === "retry" ? [[result.delivery.id, result.dueAt]] : [],
    ),
    set: "due_at = v.due_at, leased_by = null, leased_until = null",
  });
}

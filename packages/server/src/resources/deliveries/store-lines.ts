import type { Db } from "../../storage/index.ts";

/** A receiver something is due for, and whose limits it shares. */
export interface DueReceiver {
  receiver: string;
  organizationId: number;
}

/**
 * The receivers something is due for, each once, in order of their names. Steps from receiver to
 * receiver through the index, so it costs a little per receiver and nothing per waiting delivery:
 * one whose line is a million long is as cheap as the others.
 */
export async function findDueReceivers(db: Db, now: number): Promise<DueReceiver[]> {
  const rows = await withLines(db)
    .selectFrom("lines")
    .select((line) => [
      "lines.receiver",
      line
        .selectFrom("delivery_queue as due")
        .select("due.organization_id")
        .whereRef("due.receiver", "=", "lines.receiver")
        .where("due.due_at", "<=", now)
        .orderBy("due.due_at")
        .limit(1)
        .as("organization_id"),
    ])
    .execute();
  return rows.flatMap(({ receiver, organization_id }) =>
    receiver === null || organization_id === null
      ? []
      : [{ receiver, organizationId: organization_id }],
  );
}

/**
 * For how long the one has been due that has been due the longest, milliseconds; 0 when none is.
 * Looks at the first of each receiver's line, so a long line costs no more than a short one.
 */
export async function measureLateness(db: Db, now: number): Promise<number> {
  const lines = await withLines(db)
    .selectFrom("lines")
    .select((line) =>
      line
        .selectFrom("delivery_queue as first")
        .select(({ fn }) => fn.min<number | null>("first.due_at").as("due_at"))
        .whereRef("first.receiver", "=", "lines.receiver")
        .as("due_at"),
    )
    .execute();
  const due = lines.flatMap(({ due_at }) => (due_at === null ? [] : [now - due_at]));
  return Math.max(0, ...due);
}

/** `lines`: each receiver that anything waits for, found by stepping through the index; the last is null. */
function withLines(db: Db) {
  return db.withRecursive("lines", (with_) =>
    with_
      .selectFrom("delivery_queue")
      .select(({ fn }) => fn.min<string | null>("receiver").as("receiver"))
      .unionAll(
        with_
          .selectFrom("lines")
          .select((line) =>
            line
              .selectFrom("delivery_queue as next")
              .select(({ fn }) => fn.min<string | null>("next.receiver").as("receiver"))
              .whereRef("next.receiver", ">", "lines.receiver")
              .as("receiver"),
          )
          .where("lines.receiver", "is not", null),
      ),
  );
}

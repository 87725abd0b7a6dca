import type { Db } from "../../storage/index.ts";

/** How much is waiting to be sent. */
export interface QueueFigures {
  /** Deliveries not finished yet, those on their way and those waiting for a retry among them. */
  depth: number;
  /** How long the one has been due that has been due the longest, milliseconds; 0 when none is. */
  oldestDueMs: number;
}

/** Counts the queue; walks all of it, so ask for it now and then and not all the time. */
export async function measureQueue(db: Db, now: number): Promise<QueueFigures> {
  const { depth, oldest } = await db
    .selectFrom("delivery_queue")
    .select(({ fn }) => [
      fn.countAll<number>().as("depth"),
      fn.min<number | null>("due_at").as("oldest"),
    ])
    .executeTakeFirstOrThrow();
  return { depth, oldestDueMs: oldest === null ? 0 : Math.max(0, now - oldest) };
}

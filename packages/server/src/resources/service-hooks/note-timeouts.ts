import type { Engine, Tx } from "../../storage/index.ts";
import { disableHook } from "./disable-hook.ts";
import { addTimeouts, findTimedOutHooks } from "./store-timeouts.ts";

/** This many timeouts within 24 hours switch a hook off (docs/integrate/service-hooks.md). */
const MAX_TIMEOUTS = 1000;

/** Counts how often receivers did not answer in time, by hook, and switches off those that did so too often. */
export async function noteHookTimeouts(
  engine: Engine,
  tx: Tx,
  counts: ReadonlyMap<number, number>,
  now: number,
): Promise<void> {
  if (counts.size === 0) return;
  await addTimeouts(engine, tx, counts, now);
  const reason = `Its receiver did not answer in time ${MAX_TIMEOUTS} times within 24 hours.`;
  for (const id of await findTimedOutHooks(tx, [...counts.keys()], MAX_TIMEOUTS, now)) {
    await disableHook(tx, id, reason, now);
  }
}

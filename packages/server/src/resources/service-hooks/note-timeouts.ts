import type { Engine } from "../../storage/index.ts";
import { disableHooks, type HookHealth } from "./disable-hooks.ts";
import { MAX_TIMEOUTS } from "./model.ts";
import { addTimeouts, findTimedOutHooks } from "./store-timeouts.ts";

/** Counts how often receivers did not answer in time, by hook, and switches off those that did so too often. */
export async function noteHookTimeouts(
  engine: Engine,
  health: HookHealth,
  counts: ReadonlyMap<number, number>,
): Promise<void> {
  if (counts.size === 0) return;
  const { tx, now } = health;
  await addTimeouts(engine, tx, counts, now);
  const silent = await findTimedOutHooks(tx, [...counts.keys()], MAX_TIMEOUTS, now);
  await disableHooks(health, silent, "timeouts");
}

import type { Engine } from "../../storage/index.ts";
import { disableWebhooks, type HealthContext } from "./disable-webhooks.ts";
import { MAX_TIMEOUTS } from "./model.ts";
import { addTimeouts, findTimedOutApps } from "./store-timeouts.ts";

/**
 * Counts how often receivers did not answer in time, by installation, and switches off the webhooks
 * of the apps of those that did so 1000 times within 24 hours.
 */
export async function noteTimeouts(
  engine: Engine,
  context: HealthContext,
  counts: ReadonlyMap<number, number>,
): Promise<void> {
  if (counts.size === 0) return;
  const { tx, now } = context;
  await addTimeouts(engine, tx, counts, now);
  const appIds = await findTimedOutApps(tx, [...counts.keys()], MAX_TIMEOUTS, now);
  for (const appId of appIds) await disableWebhooks(context, appId, "timeouts");
}

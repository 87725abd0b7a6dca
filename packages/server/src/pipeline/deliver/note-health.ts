import type { AttemptOutcome, Finished } from "../../resources/deliveries/index.ts";
import type { Instance } from "../../resources/instance.ts";
import { disableWebhooksOf, noteTimeouts } from "../../resources/sentry-apps/index.ts";
import { disableHooks, noteHookTimeouts } from "../../resources/service-hooks/index.ts";
import type { Engine, Tx, Wake } from "../../storage/index.ts";

/**
 * Draws the consequences of how receivers answered, in the transaction that records it: who is gone
 * or keeps silent too often is told nothing more (docs/integrate/webhooks.md).
 */
export async function noteHealth(
  { engine, links }: { engine: Engine } & Pick<Instance, "links">,
  { tx, wake, now }: { tx: Tx; wake: Wake; now: number },
  recorded: readonly Finished[],
): Promise<void> {
  const timeouts = countOutcomes(recorded, "timeout");
  const gone = countOutcomes(recorded, "gone");
  const health = { tx, wake, links, now };
  await noteTimeouts(engine, health, timeouts.installations);
  await noteHookTimeouts(engine, health, timeouts.hooks);
  await disableWebhooksOf(health, [...gone.installations.keys()]);
  await disableHooks(health, gone.hooks.keys(), "gone");
}

interface Counts {
  installations: ReadonlyMap<number, number>;
  hooks: ReadonlyMap<number, number>;
}

/** How often something came of a try, by subscriber. Samples count, too: they are as real an answer. */
function countOutcomes(recorded: readonly Finished[], outcome: AttemptOutcome): Counts {
  const installations = new Map<number, number>();
  const hooks = new Map<number, number>();
  const byKind = { installation: installations, "service-hook": hooks, "plain-webhook": null };
  for (const result of recorded) {
    if (!("attempt" in result) || result.attempt.outcome !== outcome) continue;
    const { kind, id } = result.delivery.subscriber;
    const counts = byKind[kind];
    counts?.set(id, (counts.get(id) ?? 0) + 1);
  }
  return { installations, hooks };
}

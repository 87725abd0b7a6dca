import type { SignalName, Storage, Tx } from "../storage/index.ts";
import type { OutboxFact, OutboxResource } from "./fact.ts";
import { findHeard, insertFacts } from "./store.ts";

/**
 * Records facts for the outside in the transaction that makes them true. Facts nobody in the
 * organization subscribes to leave no row. This is the only way anything reaches the outside.
 */
export async function tell(
  storage: Storage,
  tx: Tx,
  wake: (name: SignalName) => void,
  facts: readonly OutboxFact[],
  now: number,
): Promise<void> {
  const organizationIds = [...new Set(facts.map((fact) => fact.organizationId))];
  await tellListeners(storage, tx, wake, { organizationIds, gather: async () => facts, now });
}

/** Whether anybody in an organization subscribes to a resource. */
export type Hears = (organizationId: number, resource: OutboxResource) => boolean;

/**
 * Like `tell`, for facts that cost something to put together: `gather` is called only when anybody
 * in these organizations subscribes to anything, and is told to what.
 */
export async function tellListeners(
  storage: Storage,
  tx: Tx,
  wake: (name: SignalName) => void,
  news: {
    organizationIds: readonly number[];
    gather: (hears: Hears) => Promise<readonly OutboxFact[]>;
    now: number;
  },
): Promise<void> {
  if (news.organizationIds.length === 0) return;
  const heard = await findHeard(tx, news.organizationIds);
  if (heard.size === 0) return;
  const hears: Hears = (organizationId, resource) => heard.has(`${organizationId}:${resource}`);
  const facts = await news.gather(hears);
  const owed = facts.filter((fact) => hears(fact.organizationId, fact.resource));
  if (owed.length === 0) return;
  await insertFacts(storage.engine, tx, owed, news.now);
  wake("outbox");
}

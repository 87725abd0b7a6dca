import type { SignalName, Storage, Tx } from "../storage/index.ts";
import type { OutboxFact, OutboxResource } from "./fact.ts";
import { findHeard, insertFacts, insertNamedFacts } from "./store.ts";

/**
 * Records facts for the outside in the transaction that makes them true. Facts nobody in the
 * organization subscribes to leave no row, except those that name their recipients. This is the
 * only way anything reaches the outside.
 */
export async function tell(
  storage: Storage,
  tx: Tx,
  wake: (name: SignalName) => void,
  facts: readonly OutboxFact[],
  now: number,
): Promise<void> {
  const open = facts.filter(({ recipients }) => recipients === undefined);
  const hears = await findHears(
    tx,
    open.map(({ organizationId }) => organizationId),
  );
  await record(storage, tx, wake, { facts, hears: hears ?? nobody, now });
}

/**
 * Records facts that each name their recipients, and gives their ids in the same order: what is made
 * of a fact bears its id.
 */
export async function tellNamed(
  tx: Tx,
  wake: (name: SignalName) => void,
  facts: readonly OutboxFact[],
  now: number,
): Promise<number[]> {
  if (facts.length === 0) return [];
  const ids = await insertNamedFacts(tx, facts, now);
  wake("outbox");
  return ids;
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
  const hears = await findHears(tx, news.organizationIds);
  if (hears === undefined) return;
  await record(storage, tx, wake, { facts: await news.gather(hears), hears, now: news.now });
}

/** Undefined when nobody there subscribes to anything. */
async function findHears(tx: Tx, organizationIds: readonly number[]): Promise<Hears | undefined> {
  if (organizationIds.length === 0) return undefined;
  const heard = await findHeard(tx, [...new Set(organizationIds)]);
  if (heard.size === 0) return undefined;
  return (organizationId, resource) => heard.has(`${organizationId}:${resource}`);
}

const nobody: Hears = () => false;

async function record(
  storage: Storage,
  tx: Tx,
  wake: (name: SignalName) => void,
  { facts, hears, now }: { facts: readonly OutboxFact[]; hears: Hears; now: number },
): Promise<void> {
  const owed = facts.filter(({ recipients, organizationId, resource }) =>
    recipients === undefined ? hears(organizationId, resource) : recipients.length > 0,
  );
  if (owed.length === 0) return;
  await insertFacts(storage.engine, tx, owed, now);
  wake("outbox");
}

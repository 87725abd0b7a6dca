import type { SignalName, Storage, Tx } from "../storage/index.ts";
import type { OutboxFact } from "./fact.ts";
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
  if (facts.length === 0) return;
  const heard = await findHeard(tx, [...new Set(facts.map((fact) => fact.organizationId))]);
  const owed = facts.filter((fact) => heard.has(`${fact.organizationId}:${fact.resource}`));
  if (owed.length === 0) return;
  await insertFacts(storage.engine, tx, owed, now);
  wake("outbox");
}

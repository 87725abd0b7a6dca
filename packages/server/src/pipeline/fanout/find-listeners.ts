import { findSubscribers, type PendingFact, type Recipient } from "../../outbox/index.ts";
import {
  findReceivers,
  keyOfSubscriber,
  openReceiver,
  type OpenReceiver,
} from "../../resources/receivers/index.ts";
import type { Tx } from "../../storage/index.ts";

/** Who is told of a fact: those with an address who may hear it now. */
export type Listeners = (fact: PendingFact) => readonly OpenReceiver[];

/**
 * Finds who hears any of these facts: those a fact names, or else all who subscribe to its resource
 * in its organization. Each pair of organization and resource is asked for once.
 */
export async function findListeners(tx: Tx, facts: readonly PendingFact[]): Promise<Listeners> {
  const subscribers = new Map<string, readonly Recipient[]>();
  for (const fact of facts) {
    if (fact.recipients !== undefined || subscribers.has(keyOf(fact))) continue;
    const ids = await findSubscribers(tx, fact.organizationId, fact.resource);
    subscribers.set(
      keyOf(fact),
      ids.map((id) => ({ kind: "installation", id })),
    );
  }
  const audienceOf = (fact: PendingFact): readonly Recipient[] =>
    fact.recipients ?? subscribers.get(keyOf(fact)) ?? [];
  const receivers = await findReceivers(tx, facts.flatMap(audienceOf));
  return (fact) =>
    audienceOf(fact).flatMap((subscriber) => {
      const receiver = openReceiver(receivers.get(keyOfSubscriber(subscriber)), fact.resource);
      return "open" in receiver ? [receiver.open] : [];
    });
}

function keyOf({ organizationId, resource }: PendingFact): string {
  return `${organizationId}:${resource}`;
}

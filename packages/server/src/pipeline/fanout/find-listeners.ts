import { findSubscribers, type PendingFact, type Recipient } from "../../outbox/index.ts";
import {
  findReceivers,
  keyOfSubscriber,
  openReceiver,
  type OpenReceiver,
} from "../../resources/receivers/index.ts";
import type { Tx } from "../../storage/index.ts";

/** Somebody with an address who is told; `skipped` when it is only kept for them, to be sent later. */
export interface Listener {
  receiver: OpenReceiver;
  skipped: "unsubscribed" | null;
}

/** Who is told of a fact: those with an address who may hear it now, or could but for their health. */
export type Listeners = (fact: PendingFact) => readonly Listener[];

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
    audienceOf(fact).flatMap((subscriber): Listener[] => {
      const found = receivers.get(keyOfSubscriber(subscriber));
      const answer = openReceiver(found, fact.resource);
      if ("open" in answer) return [{ receiver: answer.open, skipped: null }];
      if (answer.closed !== "unsubscribed" || found === undefined) return [];
      const { webhookUrl } = found;
      return webhookUrl === null
        ? []
        : [{ receiver: { ...found, webhookUrl }, skipped: answer.closed }];
    });
}

function keyOf({ organizationId, resource }: PendingFact): string {
  return `${organizationId}:${resource}`;
}

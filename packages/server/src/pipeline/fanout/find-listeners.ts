import { findSubscribers, type PendingFact } from "../../outbox/index.ts";
import { findWebhookReceivers } from "../../resources/sentry-apps/index.ts";
import type { Tx } from "../../storage/index.ts";

/** A complete installation with an address, subscribed to what is being told. */
export interface Listener {
  installationId: number;
  installationUuid: string;
  webhookUrl: string;
}

/** By organization and resource; `listensTo` reads it. */
export type Listeners = ReadonlyMap<string, readonly Listener[]>;

type Audience = Pick<PendingFact, "organizationId" | "resource">;

/** Who hears any of these facts. Each pair of organization and resource is asked for once. */
export async function findListeners(tx: Tx, facts: readonly Audience[]): Promise<Listeners> {
  const subscribers = new Map<string, number[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (subscribers.has(key)) continue;
    subscribers.set(key, await findSubscribers(tx, fact.organizationId, fact.resource));
  }
  const receivers = await findWebhookReceivers(tx, [...new Set([...subscribers.values()].flat())]);
  const open = (id: number): Listener[] => {
    const receiver = receivers.get(id);
    if (!receiver?.isInstalled || receiver.webhookUrl === null) return [];
    const { installationId, installationUuid, webhookUrl } = receiver;
    return [{ installationId, installationUuid, webhookUrl }];
  };
  return new Map(Array.from(subscribers, ([key, ids]) => [key, ids.flatMap(open)]));
}

export function listensTo(listeners: Listeners, fact: Audience): readonly Listener[] {
  return listeners.get(keyOf(fact)) ?? [];
}

function keyOf({ organizationId, resource }: Audience): string {
  return `${organizationId}:${resource}`;
}

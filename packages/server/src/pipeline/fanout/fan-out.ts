import { sha256Hex, uuid4Hex } from "../../kit/index.ts";
import { deleteFacts, lockFacts, type JsonObject, type PendingFact } from "../../outbox/index.ts";
import {
  createDeliveries,
  type NewDelivery,
  toReceiver,
} from "../../resources/deliveries/index.ts";
import type { Instance } from "../../resources/instance.ts";
import type { Db } from "../../storage/index.ts";
import { findListeners, listensTo, type Listener } from "./find-listeners.ts";
import { type BodyParts, toBodyParts, writeBody } from "./write-body.ts";

export interface FanOutOptions extends Pick<Instance, "storage" | "now" | "log"> {
  /**
   * Reads stored events at once and gives, by `projectId/eventId`, what makes each the `error` of a
   * webhook. Those no longer stored are left out.
   */
  findErrors: (db: Db, refs: readonly ErrorRef[]) => Promise<ReadonlyMap<string, () => JsonObject>>;
}

export interface ErrorRef {
  organizationId: number;
  projectId: number;
  eventId: string;
  issueId: number;
}

/** Facts per transaction: enough to share its cost, few enough that others soon get their turn. */
export const FACTS_PER_TURN = 100;

/**
 * Turns pending facts into one delivery for each subscriber, in one transaction with their removal
 * from the outbox; gives the number of facts, 0 when there was none. A fact whose body cannot be
 * built leaves skipped deliveries with the reason, so that nothing ever stands in the way of others.
 */
export async function fanOut(options: FanOutOptions): Promise<number> {
  const { storage, now, log, findErrors } = options;
  const { done, faults } = await storage.transaction(async (tx, wake) => {
    const facts = await lockFacts(storage.engine, tx, FACTS_PER_TURN);
    if (facts.length === 0) return { done: 0, faults: [] };
    const listeners = await findListeners(tx, facts);
    const heard = facts.filter((fact) => listensTo(listeners, fact).length > 0);
    const errors = await findErrors(tx, heard.flatMap(toErrorRef));
    const faults: { fact: number; err: unknown }[] = [];
    const deliveries = heard.flatMap((fact) => {
      const content = buildContent(fact, errors, (err) => faults.push({ fact: fact.id, err }));
      return toDeliveries(fact, listensTo(listeners, fact), content);
    });
    await createDeliveries(storage.engine, tx, deliveries, now());
    await deleteFacts(
      tx,
      facts.map(({ id }) => id),
    );
    if (deliveries.length > 0) wake("deliveries");
    return { done: facts.length, faults };
  });
  for (const fault of faults)
    log.error(fault, "A webhook's body could not be built; it is skipped");
  return done;
}

type Content = BodyParts | { skipped: "event-gone" | "unbuildable" };

function buildContent(
  fact: PendingFact,
  errors: ReadonlyMap<string, () => JsonObject>,
  onFault: (err: unknown) => void,
): Content {
  try {
    if (fact.resource !== "error") return toBodyParts(fact, fact.data);
    const build = errors.get(`${fact.data.projectId}/${fact.data.eventId}`);
    return build === undefined ? { skipped: "event-gone" } : toBodyParts(fact, { error: build() });
  } catch (err) {
    onFault(err);
    return { skipped: "unbuildable" };
  }
}

function toDeliveries(
  fact: PendingFact,
  listeners: readonly Listener[],
  content: Content,
): NewDelivery[] {
  // One seed for a fact, so that a key is this fact's and this subscriber's alone.
  const seed = uuid4Hex();
  return listeners.map(({ installationId, installationUuid, webhookUrl }) => {
    const subscriber = { kind: "installation", id: installationId } as const;
    return {
      outboxId: fact.id,
      organizationId: fact.organizationId,
      subscriber,
      receiver: toReceiver(subscriber, webhookUrl),
      resource: fact.resource,
      action: fact.action,
      idempotencyKey: sha256Hex(`${seed}:installation:${installationId}`).slice(0, 32),
      content: "skipped" in content ? content : { body: writeBody(content, installationUuid) },
    };
  });
}

function toErrorRef(fact: PendingFact): ErrorRef[] {
  return fact.resource === "error" ? [{ organizationId: fact.organizationId, ...fact.data }] : [];
}

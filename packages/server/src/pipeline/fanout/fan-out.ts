import { sha256Hex } from "../../kit/index.ts";
import {
  deleteFacts,
  type EventReference,
  lockFacts,
  type PendingFact,
} from "../../outbox/index.ts";
import {
  createDeliveries,
  type NewDelivery,
  toOrderKey,
  toReceiver,
} from "../../resources/deliveries/index.ts";
import type { Instance, Links } from "../../resources/instance.ts";
import type { OpenReceiver } from "../../resources/receivers/index.ts";
import { organizationHint } from "../../resources/live/index.ts";
import type { Db, Procedure } from "../../storage/index.ts";
import { findListeners, type Listeners } from "./find-listeners.ts";
import { issueOf } from "./issue-of.ts";
import { type News, tellsOfEvent, type ToldEvent, toNews } from "./news.ts";
import { actionFor, writeBodyFor } from "./write-body.ts";

export interface FanOutOptions extends Pick<Instance, "storage" | "now" | "log" | "links"> {
  findErrors: FindErrors;
}

/**
 * Reads stored events at once and gives, by `projectId/eventId`, what tells of each. Those no longer
 * stored are left out.
 */
export type FindErrors = (
  db: Db,
  refs: readonly ErrorRef[],
  links: Links,
) => Promise<ReadonlyMap<string, ToldEvent>>;

export interface ErrorRef extends EventReference {
  organizationId: number;
}

/** Facts per transaction: enough to share its cost, few enough that others soon get their turn. */
export const FACTS_PER_TURN = 100;

/**
 * Turns pending facts into one delivery for each subscriber, in one transaction with their removal
 * from the outbox; gives the number of facts, 0 when there was none. A fact whose body cannot be
 * built leaves skipped deliveries with the reason, so that nothing ever stands in the way of others.
 */
export async function fanOut(options: FanOutOptions): Promise<number> {
  const { storage, now, log, links, findErrors } = options;
  const { done, faults } = await storage.perform(fanOutWith(findErrors), { now: now(), links });
  for (const fault of faults)
    log.error(fault, "A webhook's body could not be built; it is skipped");
  return done;
}

/**
 * The transaction of it. Nobody waits for the disk: a fan-out that a broken machine undoes is done
 * again, with the same keys.
 */
export function fanOutWith(findErrors: FindErrors): Procedure<FanOutRequest, FannedOut> {
  return {
    name: "fan-out",
    durability: "soon",
    async run({ engine, tx, wake }, { now, links }) {
      const facts = await lockFacts(engine, tx, FACTS_PER_TURN);
      if (facts.length === 0) return { done: 0, faults: [] };
      const listeners = await findListeners(tx, facts);
      const heard = facts.filter((fact) => listeners(fact).length > 0);
      const events = await findErrors(tx, heard.flatMap(toErrorRef), links);
      const faults: FannedOut["faults"] = [];
      const deliveries = heard.flatMap((fact) =>
        toDeliveries(fact, listeners, events, (err) => {
          // However many are told, one line says it.
          if (faults.at(-1)?.fact !== fact.id) faults.push({ fact: fact.id, err: plainError(err) });
        }),
      );
      await createDeliveries(engine, tx, deliveries, now);
      await deleteFacts(
        tx,
        facts.map(({ id }) => id),
      );
      if (deliveries.length > 0) wake("deliveries");
      for (const organizationId of new Set(deliveries.map((one) => one.organizationId))) {
        wake(organizationHint(organizationId, { topic: "deliveries", action: "created" }));
      }
      return { done: facts.length, faults };
    },
  };
}

interface FanOutRequest {
  /** Epoch milliseconds. */
  now: number;
  links: Links;
}

interface FannedOut {
  done: number;
  faults: { fact: number; err: Error }[];
}

/** What is left of an error when it goes to another thread, which not everything it holds can. */
function plainError(thrown: unknown): Error {
  const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return Object.assign(new Error(message), { stack });
}

function toDeliveries(
  fact: PendingFact,
  listeners: Listeners,
  events: ReadonlyMap<string, ToldEvent>,
  onFault: (err: unknown) => void,
): NewDelivery[] {
  const news = toNews(fact, events);
  const issue = issueOf(fact);
  return listeners(fact).map(({ receiver, skipped }) => {
    const { subscriber, webhookUrl, isOrdered } = receiver;
    // This fact's and this subscriber's alone, and the same should the fan-out be done again.
    const key = `${fact.id}:${fact.createdAt}:${subscriber.kind}:${subscriber.id}`;
    return {
      outboxId: fact.id,
      organizationId: fact.organizationId,
      subscriber,
      receiver: toReceiver(subscriber, webhookUrl),
      resource: fact.resource,
      action: actionFor(receiver, fact),
      idempotencyKey: sha256Hex(key).slice(0, 32),
      ...(isOrdered && issue !== undefined && { orderKey: toOrderKey(subscriber, issue) }),
      content: { ...buildContent(news, receiver, onFault), ...(skipped && { skipped }) },
    };
  });
}

function buildContent(
  news: News | undefined,
  receiver: OpenReceiver,
  onFault: (err: unknown) => void,
): NewDelivery["content"] {
  if (news === undefined) return { skipped: "event-gone" };
  try {
    return { body: writeBodyFor(receiver, news) };
  } catch (err) {
    onFault(err);
    return { skipped: "unbuildable" };
  }
}

function toErrorRef(fact: PendingFact): ErrorRef[] {
  if (!tellsOfEvent(fact)) return [];
  const { projectId, eventId, issueId } = fact.data;
  return [{ organizationId: fact.organizationId, projectId, eventId, issueId }];
}

import type { Engine, Tx } from "../../storage/index.ts";
import { countWaiting, lockMissed, requeueDeliveries, toReceiver } from "../deliveries/index.ts";
import type { Instance } from "../instance.ts";
import {
  findReceivers,
  keyOfSubscriber,
  openReceiver,
  type Receivers,
} from "../receivers/index.ts";
import { findSubscribersOf } from "./find-subscribers.ts";
import { readOneEvent } from "./read-query.ts";
import {
  hasUnfinished,
  lockUnfinished,
  type Recovery,
  updateRecovery,
} from "./store-recoveries.ts";

/** Small enough that no writer waits for long. */
const PER_STEP = 200;
/** While so many of somebody's deliveries wait, no more of its past are added to them. */
const MOST_WAITING = 1000;

/**
 * Takes each unfinished recovery a part further, in one transaction each; gives whether there may be
 * more to do at once. What can no longer be sent is passed over.
 */
export async function recoverNext(instance: Pick<Instance, "storage" | "now">): Promise<boolean> {
  const { storage } = instance;
  if (!(await hasUnfinished(storage.db))) return false;
  return await storage.transaction(async (tx, wake) => {
    let isMore = false;
    for (const recovery of await lockUnfinished(storage.engine, tx)) {
      const after = await takeStep(storage.engine, tx, recovery, instance.now());
      if (after === recovery) continue;
      await updateRecovery(tx, after);
      if (after.recovered > recovery.recovered) wake("deliveries");
      isMore ||= after.finishedAt === null;
    }
    return isMore;
  });
}

/** The recovery after one part; the same when it has to wait. */
async function takeStep(
  engine: Engine,
  tx: Tx,
  recovery: Recovery,
  now: number,
): Promise<Recovery> {
  const subscribers = await findSubscribersOf(tx, recovery.owner);
  const { kind } = subscribers;
  const receivers = await findReceivers(
    tx,
    subscribers.ids.map((id) => ({ kind, id })),
  );
  if ((await countWaiting(tx, namesOf(receivers), MOST_WAITING)) >= MOST_WAITING) return recovery;
  const missed = await lockMissed(
    engine,
    tx,
    {
      subscribers,
      statuses: recovery.statuses,
      event: recovery.event === null ? null : readOneEvent(recovery.event),
      since: recovery.since,
      until: recovery.until,
      after: recovery.lastId,
    },
    PER_STEP,
  );
  const again = missed.flatMap(({ id, subscriber, resource }) => {
    const answer = openReceiver(receivers.get(keyOfSubscriber(subscriber)), resource);
    return "open" in answer
      ? [{ id, receiver: toReceiver(subscriber, answer.open.webhookUrl) }]
      : [];
  });
  await requeueDeliveries(engine, tx, again, now);
  return {
    ...recovery,
    lastId: missed.at(-1)?.id ?? recovery.lastId,
    recovered: recovery.recovered + again.length,
    finishedAt: missed.length < PER_STEP ? now : null,
  };
}

function namesOf(receivers: Receivers): string[] {
  return Array.from(receivers.values()).flatMap(({ subscriber, webhookUrl }) =>
    webhookUrl === null ? [] : [toReceiver(subscriber, webhookUrl)],
  );
}

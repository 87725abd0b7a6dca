import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { type DeliveryRow, isWebhook, requeueDeliveries, toReceiver } from "../deliveries/index.ts";
import type { Instance } from "../instance.ts";
import { findReceivers, keyOfSubscriber, openReceiver } from "../receivers/index.ts";

type Resent = DeliveryRow & { body: string };

/**
 * Sends a delivery again, now, under its old key and with a whole schedule of retries before it;
 * one that waits for its next attempt gets it now. Refuses what has nothing to send, or nowhere to.
 */
export async function resendDelivery(instance: Instance, delivery: Resent): Promise<void> {
  const { storage } = instance;
  await storage.transaction(async (tx, wake) => {
    const target = await findTarget(tx, delivery);
    if ("refusal" in target) throw new Problem("bad-request", { detail: target.refusal });
    const { receiver } = target;
    await requeueDeliveries(storage.engine, tx, [{ id: delivery.id, receiver }], instance.now());
    wake("deliveries");
  });
}

/** Whether it could be sent again now. */
export async function canResend(db: Db, delivery: Resent): Promise<boolean> {
  return "receiver" in (await findTarget(db, delivery));
}

async function findTarget(
  db: Db,
  { subscriber, resource, body }: Resent,
): Promise<{ receiver: string } | { refusal: string }> {
  if (!isWebhook(resource)) return { refusal: "Only webhooks can be sent again." };
  if (body === "")
    return { refusal: "What it told is no longer stored, so there is nothing to send." };
  const receivers = await findReceivers(db, [subscriber]);
  const answer = openReceiver(receivers.get(keyOfSubscriber(subscriber)), resource);
  if ("closed" in answer) {
    return { refusal: `It cannot be sent now: the receiver is closed (${answer.closed}).` };
  }
  return { receiver: toReceiver(subscriber, answer.open.webhookUrl) };
}

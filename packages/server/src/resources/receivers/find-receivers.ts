import type { Recipient } from "../../outbox/index.ts";
import type { Db } from "../../storage/index.ts";
import { findWebhookReceivers } from "../sentry-apps/index.ts";
import { keyOfSubscriber, type Receiver, type Receivers } from "./model.ts";

type Find = (db: Db, ids: readonly number[]) => Promise<readonly Receiver[]>;

/** How subscribers of each kind are found. */
const FINDERS: { readonly [K in Recipient["kind"]]: Find } = {
  installation: findInstallations,
  "service-hook": findNone,
  "plain-webhook": findNone,
};

/** These subscribers as they are now; one query for each kind among them. */
export async function findReceivers(db: Db, subscribers: readonly Recipient[]): Promise<Receivers> {
  const found = new Map<string, Receiver>();
  for (const [kind, ofKind] of Map.groupBy(subscribers, (subscriber) => subscriber.kind)) {
    const ids = [...new Set(ofKind.map(({ id }) => id))];
    for (const receiver of await FINDERS[kind](db, ids)) {
      found.set(keyOfSubscriber(receiver.subscriber), receiver);
    }
  }
  return found;
}

async function findInstallations(db: Db, ids: readonly number[]): Promise<readonly Receiver[]> {
  const found = await findWebhookReceivers(db, ids);
  return Array.from(found.values(), (row) => ({
    subscriber: { kind: "installation", id: row.installationId },
    uuid: row.installationUuid,
    name: row.appSlug,
    state: row.isInstalled ? "open" : "settling",
    webhookUrl: row.webhookUrl,
    sealedSecret: row.sealedSecret,
  }));
}

async function findNone(): Promise<readonly Receiver[]> {
  return [];
}

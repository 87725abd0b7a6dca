import type { Recipient } from "../../outbox/index.ts";
import type { Db } from "../../storage/index.ts";
import { findPlainWebhooks } from "../plain-webhooks/index.ts";
import { findWebhookReceivers, type WebhookReceiver } from "../sentry-apps/index.ts";
import { findServiceHooks, type ServiceHook } from "../service-hooks/index.ts";
import { keyOfSubscriber, PLAIN, type Receiver, type Receivers } from "./model.ts";

type Find = (db: Db, ids: readonly number[]) => Promise<readonly Receiver[]>;

/** How subscribers of each kind are found. */
const FINDERS: { readonly [K in Recipient["kind"]]: Find } = {
  installation: findInstallations,
  "service-hook": findHooks,
  "plain-webhook": findPlain,
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
    state: stateOf(row),
    webhookUrl: row.webhookUrl,
    sealedSecret: row.sealedSecret,
    previous: row.previous,
    sealedHeaders: row.sealedHeaders,
    sendsStandardWebhooks: row.sendsStandardWebhooks,
    saysArchived: row.saysArchived,
    isOrdered: row.orderedDelivery,
  }));
}

function stateOf(row: WebhookReceiver): Receiver["state"] {
  if (row.isDisabled) return "disabled";
  if (!row.isInstalled) return "settling";
  return row.isUnsubscribed ? "unsubscribed" : "open";
}

async function findHooks(db: Db, ids: readonly number[]): Promise<readonly Receiver[]> {
  const hooks = await findServiceHooks(db, ids);
  return hooks.map((hook) => ({
    ...PLAIN,
    subscriber: { kind: "service-hook", id: hook.id },
    uuid: hook.guid,
    name: `service hook ${hook.guid}`,
    state: stateOfHook(hook),
    webhookUrl: hook.url,
    sealedSecret: hook.sealedSecret,
  }));
}

function stateOfHook({ isActive, disabled }: ServiceHook): Receiver["state"] {
  if (isActive) return "open";
  return disabled === null ? "disabled" : "unsubscribed";
}

async function findPlain(db: Db, ids: readonly number[]): Promise<readonly Receiver[]> {
  const webhooks = await findPlainWebhooks(db, ids);
  return webhooks.map((webhook) => ({
    ...PLAIN,
    subscriber: { kind: "plain-webhook", id: webhook.id },
    organizationId: webhook.organizationId,
    uuid: String(webhook.id),
    name: `alert webhook ${webhook.id}`,
    state: "open",
    webhookUrl: webhook.url,
    sealedSecret: webhook.sealedSecret,
  }));
}

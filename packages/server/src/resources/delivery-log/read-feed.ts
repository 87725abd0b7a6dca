import type { FedDelivery } from "@vedette/contract";
import { uuid4Hex } from "../../kit/index.ts";
import { formatInstant } from "../../protocol/index.ts";
import {
  type DeliveryRow,
  findLastDeliveryId,
  isWebhook,
  selectBodiesAfter,
} from "../deliveries/index.ts";
import type { Instance } from "../instance.ts";
import { findReceivers, headersFor, type Receivers, Targets } from "../receivers/index.ts";
import { findInstallationIdsEver } from "../sentry-apps/index.ts";
import { version } from "../../version.ts";

export interface FeedQuery {
  after?: number | undefined;
  events?: string | undefined;
  limit?: number | undefined;
}

export interface Feed {
  deliveries: FedDelivery[];
  /** The last delivery that was looked at. */
  last: string;
  hasMore: boolean;
}

const DEFAULT_LIMIT = 50;
/** Programs that hand deliveries on need no address of the integration's own. */
const ELSEWHERE = "http://localhost/";

/**
 * Deliveries of an app after one, oldest first, with fresh headers: signed with the app's secret as
 * if they were sent now. Nothing is written: what is owed to the app's own address stays owed.
 */
export async function readFeed(instance: Instance, appId: number, query: FeedQuery): Promise<Feed> {
  const { db } = instance.storage;
  const subscribers = {
    kind: "installation" as const,
    ids: await findInstallationIdsEver(db, appId),
  };
  if (query.after === undefined) {
    const last = await findLastDeliveryId(db, subscribers);
    return { deliveries: [], last: String(last), hasMore: false };
  }
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await selectBodiesAfter(db, subscribers, query.after, limit);
  const events = query.events ? new Set(query.events.split(",").map((name) => name.trim())) : null;
  const wanted = rows.filter(
    ({ resource, action }) =>
      isWebhook(resource) && (events === null || events.has(`${resource}.${action}`)),
  );
  const receivers = await findReceivers(
    db,
    wanted.map(({ subscriber }) => subscriber),
  );
  const sign = createSigner(instance, withAddresses(receivers));
  return {
    deliveries: wanted.flatMap(sign),
    last: String(rows.at(-1)?.id ?? query.after),
    hasMore: rows.length === limit,
  };
}

function createSigner(
  instance: Instance,
  receivers: Receivers,
): (row: DeliveryRow & { body: string }) => FedDelivery[] {
  const targets = new Targets(instance);
  return (row) => {
    const target = targets.of(row, receivers);
    if (target.kind !== "open") return [];
    const headers = headersFor(target, {
      body: Buffer.from(row.body),
      resource: row.resource,
      requestId: uuid4Hex(),
      idempotencyKey: row.idempotencyKey,
      isTest: row.isTest,
      now: instance.now(),
      userAgent: `vedette/${version}`,
    });
    const { id, resource, action, body, createdAt } = row;
    const event = `${resource}.${action}`;
    return [{ id: String(id), event, headers, body, dateCreated: formatInstant(createdAt) }];
  };
}

function withAddresses(receivers: Receivers): Receivers {
  return new Map(
    Array.from(receivers, ([key, receiver]) => [
      key,
      { ...receiver, webhookUrl: receiver.webhookUrl ?? ELSEWHERE },
    ]),
  );
}

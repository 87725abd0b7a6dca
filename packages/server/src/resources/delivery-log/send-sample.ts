import { findWebhook, type WebhookEventName, webhookSamples } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { toWireJson, uuid4Hex } from "../../kit/index.ts";
import type { Db } from "../../storage/index.ts";
import { insertSample, toReceiver } from "../deliveries/index.ts";
import type { Instance } from "../instance.ts";
import { organizationHint } from "../live/index.ts";
import { findReceivers, keyOfSubscriber } from "../receivers/index.ts";
import {
  findInstallation,
  findInstallationsOfApp,
  type InstalledApp,
  type SentryApp,
} from "../sentry-apps/index.ts";

export interface SampleRequest {
  /** `issue.created`. */
  event: string;
  /** Uuid of one of the app's installations; the oldest without it. */
  installation?: string | undefined;
}

/**
 * Sends a sample of an event to an app, marked as a test, by the way of all others: signed, tried
 * again, and in the records. Gives the delivery's id. An app without an address gets one that is
 * skipped, which `vedette listen` hands on all the same. Refuses an event there is not, and an app
 * that is installed nowhere.
 */
export async function sendSample(
  instance: Instance,
  app: SentryApp,
  request: SampleRequest,
): Promise<number> {
  const { storage } = instance;
  const webhook = findWebhook(request.event);
  if (webhook === undefined) {
    const names = Object.keys(webhookSamples).join(", ");
    throw Problem.fields({ event: [`There is no event "${request.event}"; there are ${names}.`] });
  }
  const installation = await pickInstallation(storage.db, app, request.installation);
  const subscriber = { kind: "installation", id: installation.id } as const;
  const body = writeSample(webhook.event, app, installation);
  return await storage.transaction(async (tx, wake) => {
    const receiver = (await findReceivers(tx, [subscriber])).get(keyOfSubscriber(subscriber));
    const url = receiver?.webhookUrl ?? null;
    const sample = {
      organizationId: installation.organizationId,
      subscriber,
      receiver: url === null ? null : toReceiver(subscriber, url),
      resource: webhook.resource,
      action: webhook.action,
      idempotencyKey: uuid4Hex(),
      body,
    };
    const id = await insertSample(tx, sample, instance.now());
    wake("deliveries");
    const { organizationId } = installation;
    const hint = organizationHint(organizationId, { topic: "deliveries", action: "created" });
    if (storage.hints.isWatched(hint.audience)) wake(hint);
    return id;
  });
}

async function pickInstallation(
  db: Db,
  app: SentryApp,
  uuid: string | undefined,
): Promise<InstalledApp> {
  if (uuid === undefined) {
    const [oldest] = await findInstallationsOfApp(db, app.id);
    if (oldest !== undefined) return oldest;
    const detail = "This integration is installed nowhere, so there is nobody to send it for.";
    throw new Problem("bad-request", { detail });
  }
  const found = await findInstallation(db, uuid);
  if (found?.sentryAppId === app.id) return found;
  throw Problem.fields({ installation: ["This integration has no such installation."] });
}

/** The sample as if it were this installation's: what names the integration itself is its own. */
function writeSample(event: WebhookEventName, app: SentryApp, { uuid }: InstalledApp): string {
  const sample = webhookSamples[event];
  const data =
    "installation" in sample.data
      ? {
          installation: {
            ...sample.data.installation,
            app: { uuid: app.uuid, slug: app.slug, sentryAppId: app.id },
            uuid,
          },
        }
      : sample.data;
  return toWireJson({ ...sample, installation: { uuid }, data });
}

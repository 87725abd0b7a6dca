import { onTestFinished } from "vitest";
import { createTestDatabase, type EngineName, openTestStorage } from "@vedette/testkit";
import { createEgress } from "../egress/index.ts";
import { randomHex, uuid4 } from "../kit/index.ts";
import {
  type OutboxFact,
  type OutboxResource,
  replaceSubscriptions,
  tell,
} from "../outbox/index.ts";
import type { Log } from "../resources/instance.ts";
import type { Storage } from "../storage/index.ts";
import { createDeliverer, type DeliverOptions } from "./deliver/deliverer.ts";
import { fanOut, type FanOutOptions, type ToldEvent } from "./fanout/index.ts";

/** One organization with its database, a clock that stands still, and a way out to loopback. */
export interface WebhookWorld {
  storage: Storage;
  organizationId: number;
  clock: { now: number };
  logged: string[];
  /** What each stored event looks like to a webhook, by `projectId/eventId`. */
  errors: Map<string, () => { [key: string]: string }>;
  install(app: Partial<AppSetup>): Promise<InstalledApp>;
  tell(...facts: OutboxFact[]): Promise<void>;
  /** One round of fan-out; gives the number of facts. */
  fanOut(): Promise<number>;
  deliverOptions(changes?: Partial<DeliverOptions>): DeliverOptions;
  /** A process that delivers; its turns are the test's to take. */
  deliverer(changes?: Partial<DeliverOptions>): ReturnType<typeof createDeliverer>;
  fanOutOptions(): FanOutOptions;
}

interface AppSetup {
  webhookUrl: string | null;
  events: readonly OutboxResource[];
  status: "installed" | "pending";
  isOrdered: boolean;
}

export interface InstalledApp {
  appId: number;
  installationId: number;
  installationUuid: string;
  clientSecret: string;
}

export async function openWebhookWorld(engine: EngineName = "sqlite"): Promise<WebhookWorld> {
  const database = await createTestDatabase(engine);
  const storage = await openTestStorage(database);
  const egress = createEgress({ allowLoopback: true, allowCidrs: [] });
  onTestFinished(async () => {
    await egress.close();
    await storage.close();
    await database[Symbol.asyncDispose]();
  });
  const clock = { now: 1_900_000_000_000 };
  const now = (): number => clock.now;
  const logged: string[] = [];
  const log = recordingLog(logged);
  const errors: WebhookWorld["errors"] = new Map();
  const organizationId = await insertOrganization(storage, clock.now);
  const fanOutOptions = (): FanOutOptions => ({
    storage,
    now,
    log,
    links: LINKS,
    findErrors: async () =>
      new Map(Array.from(errors, ([key, present]) => [key, toToldEvent(present)])),
  });
  const deliverOptions: WebhookWorld["deliverOptions"] = (changes) => ({
    storage,
    egress,
    now,
    log,
    secrets: SECRETS,
    links: LINKS,
    random: () => 0.5,
    userAgent: "vedette/0.1.0",
    timeoutMs: 10_000,
    hookTimeoutMs: 10_000,
    scheduleMs: [0, 5000, 60_000],
    leaseMs: 60_000,
    aheadMs: 5000,
    maxInFlight: 64,
    maxInFlightPerReceiver: 8,
    maxInFlightPerOrganization: 64,
    maxPerSecond: null,
    observe: { attempt: () => undefined, arrived: () => undefined, inFlight: () => undefined },
    ...changes,
  });
  return {
    storage,
    organizationId,
    clock,
    logged,
    errors,
    fanOutOptions,
    deliverOptions,
    install: (app) => insertInstallation(storage, { organizationId, now: clock.now }, app),
    tell: (...facts) =>
      storage.transaction((tx, wake) => tell(storage, tx, wake, facts, clock.now)),
    fanOut: () => fanOut(fanOutOptions()),
    deliverer: (changes) => createDeliverer(deliverOptions(changes), () => undefined),
  };
}

function toToldEvent(present: () => { [key: string]: string }): ToldEvent {
  return { present, project: { slug: "shop", name: "Shop" } };
}

const LINKS = { baseUrl: "https://errors.acme.example" };

/** Sealed enough to notice when a sealed secret is used as it is. */
const SECRETS = {
  seal: (text: string) => `sealed ${text}`,
  open: (sealed: string) => sealed.replace("sealed ", ""),
};

function recordingLog(lines: string[]): Log {
  const keep = (_details: object, message: string): void => void lines.push(message);
  return { debug: keep, info: keep, warn: keep, error: keep };
}

async function insertOrganization(storage: Storage, now: number): Promise<number> {
  const { id } = await storage.db
    .insertInto("organizations")
    .values({ slug: "acme", name: "Acme", created_at: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function insertInstallation(
  storage: Storage,
  { organizationId, now }: { organizationId: number; now: number },
  setup: Partial<AppSetup>,
): Promise<InstalledApp> {
  const { webhookUrl = null, events = ["issue"], status = "installed", isOrdered = false } = setup;
  const clientSecret = randomHex(32);
  return await storage.transaction(async (tx) => {
    const app = await tx
      .insertInto("sentry_apps")
      .values({
        uuid: uuid4(),
        slug: `app-${randomHex(3)}`,
        name: "Acme Tasks",
        author: "Acme",
        organization_id: organizationId,
        status: "internal",
        webhook_url: webhookUrl,
        redirect_url: null,
        is_alertable: 0,
        verify_install: 0,
        scopes: "[]",
        events: JSON.stringify(events),
        schema: "{}",
        overview: null,
        allowed_origins: "[]",
        client_id: randomHex(32),
        client_secret: SECRETS.seal(clientSecret),
        ordered_delivery: Number(isOrdered),
        created_by: null,
        created_at: now,
        updated_at: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const installation = await tx
      .insertInto("installations")
      .values({
        uuid: uuid4(),
        sentry_app_id: app.id,
        organization_id: organizationId,
        status,
        created_at: now,
      })
      .returning(["id", "uuid"])
      .executeTakeFirstOrThrow();
    await replaceSubscriptions(tx, { organizationId, installationId: installation.id }, events);
    return {
      appId: app.id,
      installationId: installation.id,
      installationUuid: installation.uuid,
      clientSecret,
    };
  });
}

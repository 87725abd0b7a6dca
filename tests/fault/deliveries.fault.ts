import { setInterval } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createSentryApp } from "@vedette/contract";
import {
  apiClient,
  type Behaviour,
  bootstrapBeside,
  createTestDatabase,
  openTestStorage,
  Receiver,
  spawnServer,
  type TestDatabase,
  testEngines,
} from "@vedette/testkit";
import { postWithoutPause } from "./post-without-pause.ts";

const KILLS = 50;
/** Between two kills; with four receivers for each event more than 20,000 deliveries in all. */
const EVENTS = 102;
const ATTEMPTS = 4;

const TEMPERS: { readonly [name: string]: () => Behaviour } = {
  answers: () => "ok",
  hangs: () => (Math.random() < 0.15 ? "hang" : "ok"),
  resets: () => (Math.random() < 0.3 ? "close" : "ok"),
  fails: () => (Math.random() < 0.3 ? { status: 500 } : "ok"),
};

describe.each(testEngines())("on %s", (engine) => {
  test("killed fifty times while it delivers, a server owes nothing to nobody in the end", async () => {
    await using database = await createTestDatabase(engine);
    await using held = new AsyncDisposableStack();
    const settings = {
      ...database.env,
      VEDETTE_WEBHOOK_TIMEOUT_MS: "200",
      VEDETTE_SERVICE_HOOK_TIMEOUT_MS: "200",
      VEDETTE_RETRY_SCHEDULE: "0,1s,1s,1s",
    };
    const first = held.use(await spawnServer({ ...settings, VEDETTE_PORT: "0" }));
    const env = { ...settings, VEDETTE_PORT: new URL(first.url).port };
    const made = await bootstrapBeside(env);
    const api = apiClient(first.url, made.token);
    const taken = new Map<string, Taken>();
    for (const [name, temper] of Object.entries(TEMPERS)) {
      const receiver = held.use(await Receiver.start());
      taken.set(name, recordTaken(receiver, temper));
      const scopes = ["event:read"];
      const app = { name, isInternal: true, organization: "acme", scopes, events: ["error"] };
      await api.call(createSentryApp, { body: { ...app, webhookUrl: receiver.url } });
    }

    let server = first;
    const stream = postWithoutPause(made.dsn);
    for (let kill = 0; kill < KILLS; kill++) {
      await stream.acceptedMore(EVENTS);
      stream.hold();
      await server.end("SIGKILL");
      server = held.use(await spawnServer(env));
      stream.goOn();
    }
    const accepted = new Set(await stream.end());
    await drained(database);
    await server.end("SIGTERM");

    const deliveries = await readDeliveries(database);
    expect(deliveries.length).toBeGreaterThanOrEqual(20_000);
    const ends = Map.groupBy(deliveries, ({ app }) => app);
    const stored = new Set(ends.get("answers")?.map(({ eventId }) => eventId));
    expect(accepted.difference(stored)).toEqual(new Set());
    for (const name of Object.keys(TEMPERS)) {
      const own = ends.get(name) ?? [];
      // Each fact once, for each of them.
      expect(own.length).toBe(stored.size);
      expect(new Set(own.map(({ eventId }) => eventId))).toEqual(stored);
      const { tried, fine } = taken.get(name) ?? { tried: new Map(), fine: new Set() };
      expect(own.filter((one) => !isByRule(one, fine))).toEqual([]);
      // Whatever was tried again had the key it had before, and no other event has it.
      const keys = new Map(own.map(({ key, eventId }) => [key, eventId]));
      expect([...tried].filter(([key, events]) => !isOnly(events, keys.get(key)))).toEqual([]);
    }
  }, 600_000);
});

/** What came to a receiver: the events under each key, and the keys that it answered with 200. */
interface Taken {
  tried: Map<string, Set<string>>;
  fine: Set<string>;
}

function recordTaken(receiver: Receiver, temper: () => Behaviour): Taken {
  const taken: Taken = { tried: new Map(), fine: new Set() };
  receiver.otherwise = ({ headers, body }) => {
    const key = String(headers["idempotency-key"]);
    const events = taken.tried.get(key) ?? new Set();
    taken.tried.set(key, events.add(eventIdOf(body)));
    const behaviour = temper();
    if (behaviour === "ok") taken.fine.add(key);
    return behaviour;
  };
  return taken;
}

type Ended = Awaited<ReturnType<typeof readDeliveries>>[number];

function isByRule(one: Ended, fine: ReadonlySet<string>): boolean {
  switch (one.status) {
    case "delivered":
      return fine.has(one.key);
    case "failed":
      return one.attempts === ATTEMPTS;
    case "skipped":
      return one.outcome === "unsubscribed";
    case "pending":
      return false;
  }
}

function isOnly(events: ReadonlySet<string>, eventId: string | undefined): boolean {
  return events.size === 1 && eventId !== undefined && events.has(eventId);
}

/** Looks beside the server, now and then, until nothing is owed any more. */
async function drained(database: TestDatabase): Promise<void> {
  const storage = await openTestStorage(database);
  for await (const _ of setInterval(500)) {
    const { db } = storage;
    const fact = await db.selectFrom("outbox").select("id").limit(1).executeTakeFirst();
    const owed = await db.selectFrom("delivery_queue").select("due_at").limit(1).executeTakeFirst();
    if (fact === undefined && owed === undefined) break;
  }
  await storage.close();
}

async function readDeliveries(database: TestDatabase) {
  const storage = await openTestStorage(database);
  const rows = await storage.db
    .selectFrom("deliveries")
    .innerJoin("delivery_bodies", "delivery_bodies.delivery_id", "deliveries.id")
    .innerJoin("installations", "installations.id", "deliveries.subscriber_id")
    .innerJoin("sentry_apps", "sentry_apps.id", "installations.sentry_app_id")
    .select([
      "sentry_apps.name",
      "deliveries.status",
      "deliveries.attempts",
      "deliveries.last_outcome",
      "deliveries.idempotency_key",
      "delivery_bodies.body",
    ])
    .execute();
  await storage.close();
  return rows.map(({ name, status, attempts, last_outcome, idempotency_key, body }) => ({
    app: name,
    status,
    attempts,
    outcome: last_outcome,
    key: idempotency_key,
    eventId: eventIdOf(body),
  }));
}

function eventIdOf(body: string): string {
  return (JSON.parse(body) as { data: { error: { event_id: string } } }).data.error.event_id;
}

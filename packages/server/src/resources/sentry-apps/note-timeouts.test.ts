import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import { createDeliveries } from "../deliveries/index.ts";
import { type AppWorld, openAppWorld } from "./app-world.fixture.ts";
import { noteTimeouts } from "./index.ts";

const HOUR_MS = 60 * 60 * 1000;

async function openWithApp(engine: Parameters<typeof openAppWorld>[0]) {
  const world = await openAppWorld(engine);
  const app = await world.create({
    webhookUrl: "https://tasks.acme.example/hook",
    scopes: ["event:read"],
    events: ["issue", "error"],
  });
  const query = world.storage.db.selectFrom("installations").select("id");
  const { id } = await query.executeTakeFirstOrThrow();
  return { world, app, id };
}

async function note(world: AppWorld, id: number, count: number): Promise<void> {
  const { storage, clock } = world;
  const counts = new Map([[id, count]]);
  await storage.transaction((tx) => noteTimeouts(storage.engine, tx, counts, clock.now));
}

describe.each(testEngines())("timeouts on %s", (engine) => {
  test("unsubscribe an app at the thousandth within 24 hours, and what it was owed is skipped", async () => {
    const { world, app, id } = await openWithApp(engine);
    const owed = {
      outboxId: 1,
      organizationId: world.acme.id,
      subscriber: { kind: "installation", id } as const,
      receiver: `installation:${id} https://tasks.acme.example`,
      resource: "issue",
      action: "created",
      idempotencyKey: "ab".repeat(16),
      content: { body: "{}" },
    };
    await world.storage.transaction((tx) => createDeliveries(engine, tx, [owed], world.clock.now));
    await note(world, id, 600);
    world.clock.now += 2 * HOUR_MS;
    await note(world, id, 399);
    expect(await world.subscriptions()).toEqual(["error", "issue"]);

    await note(world, id, 1);
    expect(await world.subscriptions()).toEqual([]);
    const { body } = await world.call("ada", "GET", `sentry-apps/${app.slug}/`);
    expect(body).toMatchObject({ events: [], webhookUrl: app.webhookUrl });
    expect((await world.audited()).at(-1)).toBe("internal-integration.disabled");
    const query = world.storage.db.selectFrom("deliveries").select(["status", "last_outcome"]);
    expect(await query.execute()).toEqual([{ status: "skipped", last_outcome: "unsubscribed" }]);

    // Subscribed again, it begins anew.
    const events = { events: ["issue"] };
    expect((await world.call("ada", "PUT", `sentry-apps/${app.slug}/`, events)).status).toBe(200);
    await note(world, id, 999);
    expect(await world.subscriptions()).toEqual(["issue"]);
  });

  test("older than 24 hours no longer count", async () => {
    const { world, id } = await openWithApp(engine);
    await note(world, id, 999);
    world.clock.now += 24 * HOUR_MS;
    await note(world, id, 999);
    expect(await world.subscriptions()).toEqual(["error", "issue"]);
  });

  test("of an installation that is gone are not counted", async () => {
    const { world, app, id } = await openWithApp(engine);
    await world.call("ada", "DELETE", `sentry-apps/${app.slug}/`);
    await note(world, id, 1000);
    expect((await world.audited()).at(-1)).toBe("sentry-app.remove");
  });
});

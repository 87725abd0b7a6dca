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
  const { storage, clock, instance } = world;
  const counts = new Map([[id, count]]);
  await storage.transaction((tx, wake) =>
    noteTimeouts(storage.engine, { tx, wake, links: instance.links, now: clock.now }, counts),
  );
}

describe.each(testEngines())("timeouts on %s", (engine) => {
  test("switch an app off at the thousandth within 24 hours, and what it was owed is skipped", async () => {
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
    const before = await world.call("ada", "GET", `sentry-apps/${app.slug}/`);
    expect(before.body.webhookDisabled).toBeNull();

    await note(world, id, 1);
    const { body } = await world.call("ada", "GET", `sentry-apps/${app.slug}/`);
    const at = "2030-01-01T02:00:00.000000Z";
    expect(body).toMatchObject({
      events: ["error", "issue"],
      webhookDisabled: { reason: "timeouts", at },
    });
    expect((await world.audited()).at(-1)).toBe("internal-integration.disabled");
    const query = world.storage.db
      .selectFrom("deliveries")
      .innerJoin("delivery_bodies", "delivery_bodies.delivery_id", "deliveries.id")
      .select(["status", "last_outcome", "body"]);
    expect(await query.execute()).toEqual([
      { status: "skipped", last_outcome: "unsubscribed", body: "{}" },
    ]);
    // What was counted is forgotten, so that it begins anew once it is told again.
    const counted = world.storage.db.selectFrom("webhook_timeouts").selectAll();
    expect(await counted.execute()).toEqual([]);
  });

  test("count on all installations of an app together", async () => {
    const { world, app, id } = await openWithApp(engine);
    const { db } = world.storage;
    const { sentry_app_id } = await db
      .selectFrom("installations")
      .select("sentry_app_id")
      .executeTakeFirstOrThrow();
    const other = await db
      .insertInto("installations")
      .values({
        uuid: "0b7c1c0e-2a4d-4a53-9d3b-6a6f1f0f7a11",
        sentry_app_id,
        organization_id: world.globex.id,
        status: "installed",
        created_at: world.clock.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await note(world, id, 600);
    await note(world, other.id, 400);
    const { body } = await world.call("ada", "GET", `sentry-apps/${app.slug}/`);
    expect(body.webhookDisabled).toMatchObject({ reason: "timeouts" });
  });

  test("count for 24 hours to the millisecond, wherever in an hour they began", async () => {
    const { world, id } = await openWithApp(engine);
    const query = world.storage.db.selectFrom("sentry_apps").select("webhook_disabled_at");
    world.clock.now += HOUR_MS / 2;
    await note(world, id, 999);
    world.clock.now += 24 * HOUR_MS;
    await note(world, id, 999);
    expect(await query.execute()).toEqual([{ webhook_disabled_at: null }]);

    world.clock.now += 24 * HOUR_MS - 1;
    await note(world, id, 1);
    expect(await query.execute()).toEqual([{ webhook_disabled_at: world.clock.now }]);
  });

  test("of an installation that is gone are not counted", async () => {
    const { world, app, id } = await openWithApp(engine);
    await world.call("ada", "DELETE", `sentry-apps/${app.slug}/`);
    await note(world, id, 1000);
    expect((await world.audited()).at(-1)).toBe("sentry-app.remove");
  });
});

import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import { recoverNext } from "../../resources/delivery-log/index.ts";
import { openWebhookWorld, type WebhookWorld } from "../webhook-world.fixture.ts";
import { deliverAll, deliveriesOf, owe, queueOf } from "./deliver.fixture.ts";
import { startScriptedReceiver } from "./scripted-receiver.fixture.ts";

async function beginRecovery(world: WebhookWorld, appId: number): Promise<void> {
  const { now } = world.clock;
  await world.storage.db
    .insertInto("recoveries")
    .values({
      sentry_app_id: appId,
      since_at: 0,
      until_at: now,
      statuses: '["failed","skipped"]',
      event: null,
      created_at: now,
      finished_at: null,
    })
    .execute();
}

async function recoveredOf(world: WebhookWorld) {
  const query = world.storage.db.selectFrom("recoveries").select(["recovered", "finished_at"]);
  return await query.execute();
}

describe.each(testEngines())("recovering what was missed, on %s", (engine) => {
  test("goes on in parts until all of it waits to be sent", async () => {
    const world = await openWebhookWorld(engine);
    const app = await world.install({ webhookUrl: "http://127.0.0.1:1/" });
    const { storage, clock } = world;
    const now = () => clock.now;
    await owe(world, 250);
    await deliverAll(world, world.deliverer({ scheduleMs: [0] }));
    await beginRecovery(world, app.appId);

    expect(await recoverNext({ storage, now })).toBe(true);
    expect(await recoveredOf(world)).toEqual([{ recovered: 200, finished_at: null }]);
    expect(await recoverNext({ storage, now })).toBe(false);
    expect(await recoveredOf(world)).toEqual([{ recovered: 250, finished_at: clock.now }]);
    expect(await queueOf(world)).toHaveLength(250);
    const deliveries = await deliveriesOf(world);
    expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set(["pending"]));
    expect(await recoverNext({ storage, now })).toBe(false);
  });

  test("waits while a thousand others of the integration do", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver({ status: 500 });
    const app = await world.install({ webhookUrl: receiver.url });
    const { storage, clock } = world;
    const now = () => clock.now;
    await owe(world);
    await deliverAll(world, world.deliverer({ scheduleMs: [0] }));
    await owe(world, 1000);
    await beginRecovery(world, app.appId);

    expect(await recoverNext({ storage, now })).toBe(false);
    expect(await recoveredOf(world)).toEqual([{ recovered: 0, finished_at: null }]);
    await deliverAll(world);
    expect(await recoverNext({ storage, now })).toBe(false);
    expect(await recoveredOf(world)).toEqual([{ recovered: 1, finished_at: clock.now }]);
  });

  test("passes over what has nowhere to go any more", async () => {
    const world = await openWebhookWorld(engine);
    const app = await world.install({ webhookUrl: "http://127.0.0.1:1/" });
    const { storage, clock } = world;
    await owe(world);
    await deliverAll(world, world.deliverer({ scheduleMs: [0] }));
    await storage.db.updateTable("sentry_apps").set({ webhook_url: null }).execute();
    await beginRecovery(world, app.appId);
    expect(await recoverNext({ storage, now: () => clock.now })).toBe(false);
    expect(await recoveredOf(world)).toEqual([{ recovered: 0, finished_at: clock.now }]);
  });

  test("sends what an integration missed while it was switched off for its answers", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver({ status: 410 });
    const app = await world.install({ webhookUrl: receiver.url });
    const { storage, clock } = world;
    const now = () => clock.now;
    await owe(world, 1);
    await deliverAll(world);
    await owe(world, 3);
    await deliverAll(world);
    expect(receiver.received).toHaveLength(1);

    await beginRecovery(world, app.appId);
    expect(await recoverNext({ storage, now })).toBe(false);
    expect(await recoveredOf(world)).toEqual([{ recovered: 0, finished_at: clock.now }]);

    const on = { webhook_disabled_reason: null, webhook_disabled_at: null };
    await storage.db.updateTable("sentry_apps").set(on).execute();
    await storage.db.deleteFrom("recoveries").execute();
    await beginRecovery(world, app.appId);
    expect(await recoverNext({ storage, now })).toBe(false);
    await deliverAll(world);
    expect(receiver.received).toHaveLength(5);
    const deliveries = await deliveriesOf(world);
    expect(deliveries.map(({ status }) => status)).toEqual(Array(4).fill("delivered"));
  });
});

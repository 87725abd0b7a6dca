import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import { noteTimeouts } from "../../resources/sentry-apps/index.ts";
import { openWebhookWorld } from "../webhook-world.fixture.ts";
import { attemptsOf, deliverAll, deliveriesOf, header, owe, queueOf } from "./deliver.fixture.ts";
import { startDeliver } from "./index.ts";
import { startScriptedReceiver } from "./scripted-receiver.fixture.ts";

describe.each(testEngines())("whatever happens, on %s", (engine) => {
  test("one receiver that hangs does not hold up another", async () => {
    const world = await openWebhookWorld(engine);
    const stuck = await startScriptedReceiver(
      ...Array.from({ length: 500 }, () => "hang" as const),
    );
    const quick = await startScriptedReceiver();
    await world.install({ webhookUrl: stuck.url });
    await owe(world, 50);
    await world.install({ webhookUrl: quick.url });
    await owe(world, 10);
    const limits = { maxInFlight: 16, maxInFlightPerReceiver: 8 };
    const delivering = startDeliver(world.deliverOptions(limits));

    // The stuck one has never answered anything when the quick one has had everything.
    await quick.arrived(10);
    await stuck.arrived(8);
    expect(stuck.received).toHaveLength(8);
    stuck.release();
    await delivering.stop();
  });

  test("a lease that ran out is sent again under the same key, and recorded once", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver();
    await world.install({ webhookUrl: receiver.url });
    await owe(world);
    const died = world.deliverer();
    await died.turn();
    await receiver.arrived(1);
    // It sent, and never recorded. Before its lease ends nobody else may send.
    await deliverAll(world);
    expect(receiver.received).toHaveLength(1);

    world.clock.now += 60_000;
    await deliverAll(world);
    const keys = receiver.received.map((request) => header(request, "idempotency-key"));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);

    // It was only slow after all: what it has to say comes too late and changes nothing.
    await died.finish();
    expect(await attemptsOf(world)).toHaveLength(1);
    expect(await deliveriesOf(world)).toMatchObject([{ status: "delivered", attempts: 1 }]);
    expect(world.logged).toEqual(["A delivery was no longer ours when it was recorded"]);
  });

  test("two processes share the work, and each delivery is sent once", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver();
    for (let count = 0; count < 5; count++) await world.install({ webhookUrl: receiver.url });
    await owe(world, 40);
    await Promise.all([deliverAll(world, world.deliverer()), deliverAll(world, world.deliverer())]);
    const keys = receiver.received.map((request) => header(request, "idempotency-key"));
    expect(keys).toHaveLength(200);
    expect(new Set(keys).size).toBe(200);
    expect(await queueOf(world)).toEqual([]);
  });

  test("a receiver that keeps silent a thousand times in a day is unsubscribed", async () => {
    const world = await openWebhookWorld(engine);
    const app = await world.install({ webhookUrl: "https://silent.example/hook" });
    const { storage, clock } = world;
    const before = new Map([[app.installationId, 999]]);
    const { links } = world.deliverOptions();
    await storage.transaction((tx, wake) =>
      noteTimeouts(engine, { tx, wake, links, now: clock.now }, before),
    );
    await owe(world, 20);
    const silence = { outcome: "timeout", detail: "It took too long.", durationMs: 1000 } as const;
    const egress = { send: async () => silence };
    await deliverAll(world, world.deliverer({ egress }));
    const timeouts = world.storage.db.selectFrom("webhook_timeouts").selectAll();
    expect(await timeouts.execute()).toEqual([]);
    const deliveries = await deliveriesOf(world);
    expect(deliveries.filter(({ status }) => status === "pending")).toEqual([]);
    expect(deliveries.at(-1)).toMatchObject({
      subscriber_id: app.installationId,
      last_outcome: "unsubscribed",
    });
  });

  test("a crash after claiming and before sending loses nothing", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver();
    await world.install({ webhookUrl: receiver.url });
    await owe(world);
    const neverSends = { send: () => new Promise<never>(() => undefined) };
    await world.deliverer({ egress: neverSends }).turn();
    expect(await queueOf(world)).toMatchObject([{ leased_until: world.clock.now + 60_000 }]);

    world.clock.now += 60_000;
    await deliverAll(world);
    expect(receiver.received).toHaveLength(1);
  });

  test("when recording fails the result is kept and recorded later", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver();
    await world.install({ webhookUrl: receiver.url });
    await owe(world);
    const { storage } = world;
    let isBroken = false;
    const deliverer = world.deliverer({
      storage: {
        ...storage,
        perform: (procedure, input) =>
          isBroken ? Promise.reject(new Error("disk full")) : storage.perform(procedure, input),
      },
    });
    await deliverer.turn();
    isBroken = true;
    await deliverer.finish();
    await expect(deliverer.turn()).rejects.toThrow("disk full");
    expect(await attemptsOf(world)).toEqual([]);

    isBroken = false;
    await deliverAll(world, deliverer);
    expect(await attemptsOf(world)).toHaveLength(1);
    expect(receiver.received).toHaveLength(1);
  });

  test("a secret that cannot be read leaves its deliveries for later and holds up nobody", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver();
    const broken = await world.install({ webhookUrl: receiver.url });
    const sound = await world.install({ webhookUrl: receiver.url });
    await owe(world);
    const open = (sealed: string): string => {
      if (sealed.includes(broken.clientSecret)) throw new Error("sealed with another key");
      return sealed.replace("sealed ", "");
    };
    await deliverAll(world, world.deliverer({ secrets: { seal: String, open } }));

    expect(receiver.received).toHaveLength(1);
    expect(await deliveriesOf(world)).toMatchObject([
      { subscriber_id: broken.installationId, status: "pending", attempts: 0 },
      { subscriber_id: sound.installationId, status: "delivered" },
    ]);
  });
});

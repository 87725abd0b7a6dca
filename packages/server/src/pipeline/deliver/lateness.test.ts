import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import { measureLateness, measureQueue } from "../../resources/deliveries/index.ts";
import { openWebhookWorld } from "../webhook-world.fixture.ts";
import { deliverAll, owe } from "./deliver.fixture.ts";
import { startScriptedReceiver } from "./scripted-receiver.fixture.ts";

describe.each(testEngines())("how late deliveries are, on %s", (engine) => {
  test("is told by the one that has been due the longest, of whichever receiver", async () => {
    const world = await openWebhookWorld(engine);
    const { db } = world.storage;
    expect(await measureLateness(db, world.clock.now)).toBe(0);
    await world.install({ webhookUrl: "https://one.example/" });
    await owe(world, 3);
    world.clock.now += 40_000;
    await world.install({ webhookUrl: "https://two.example/" });
    await owe(world);
    world.clock.now += 5000;

    expect(await measureLateness(db, world.clock.now)).toBe(45_000);
    const queue = await measureQueue(db, world.clock.now);
    expect(queue).toEqual({ depth: 5, oldestDueMs: 45_000 });
  });

  test("is nothing while all that waits is not due yet", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver({ status: 500 });
    const arrived: number[] = [];
    await world.install({ webhookUrl: receiver.url });
    await owe(world);
    const observe = {
      attempt: () => undefined,
      arrived: (delayMs: number) => void arrived.push(delayMs),
      inFlight: () => undefined,
    };
    await deliverAll(world, world.deliverer({ observe }));
    expect(await measureLateness(world.storage.db, world.clock.now)).toBe(0);
    expect(arrived).toEqual([]);

    world.clock.now += 5000;
    await deliverAll(world, world.deliverer({ observe }));
    expect(arrived).toEqual([5000]);
  });
});

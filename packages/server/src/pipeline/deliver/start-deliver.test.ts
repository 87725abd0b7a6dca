import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import type { OutboxFact } from "../../outbox/index.ts";
import { startFanOut } from "../fanout/index.ts";
import { openWebhookWorld } from "../webhook-world.fixture.ts";
import { startDeliver } from "./index.ts";
import { startScriptedReceiver } from "./scripted-receiver.fixture.ts";

const fact = {
  projectId: 11,
  actor: { kind: "system" },
  resource: "issue",
  action: "created",
  data: { issue: { id: "501" } },
} satisfies Omit<OutboxFact, "organizationId">;

describe.each(testEngines())("running on %s", (engine) => {
  test("what is told reaches its receivers, and idle means all of it did", async () => {
    const world = await openWebhookWorld(engine);
    const receivers = [await startScriptedReceiver(), await startScriptedReceiver("reset")];
    for (const { url } of receivers) await world.install({ webhookUrl: url });
    const fanningOut = startFanOut(world.fanOutOptions());
    const delivering = startDeliver(world.deliverOptions());

    const { organizationId } = world;
    await world.tell(...Array.from({ length: 150 }, () => ({ ...fact, organizationId })));
    await fanningOut.idle();
    await delivering.idle();
    expect(receivers.map(({ received }) => received.length)).toEqual([150, 150]);
    const { db } = world.storage;
    const queue = db.selectFrom("delivery_queue").select("due_at");
    expect(await queue.execute()).toEqual([{ due_at: world.clock.now + 5000 }]);

    world.clock.now += 5000;
    await delivering.idle();
    expect(receivers.map(({ received }) => received.length)).toEqual([150, 151]);
    expect(await queue.execute()).toEqual([]);
    await fanningOut.stop();
    await delivering.stop();
  });

  test("stopping waits for what is on its way and records it", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver("hang");
    await world.install({ webhookUrl: receiver.url });
    await world.tell({ ...fact, organizationId: world.organizationId });
    await world.fanOut();
    const delivering = startDeliver(world.deliverOptions());
    await receiver.arrived(1);
    const stopped = delivering.stop();
    receiver.release();
    await stopped;

    const { db } = world.storage;
    expect(await db.selectFrom("deliveries").select("status").execute()).toEqual([
      { status: "delivered" },
    ]);
    expect(await db.selectFrom("delivery_queue").selectAll().execute()).toEqual([]);
  });
});

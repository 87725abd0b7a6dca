import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import type { EgressRequest } from "../../egress/index.ts";
import type { OutboxFact } from "../../outbox/index.ts";
import { recoverNext } from "../../resources/delivery-log/index.ts";
import { openWebhookWorld, type WebhookWorld } from "../webhook-world.fixture.ts";
import { deliverAll, deliveriesOf } from "./deliver.fixture.ts";

/** Tells of issues, one fact each, in this order. */
async function tellOf(world: WebhookWorld, ...issues: string[]): Promise<void> {
  const { organizationId } = world;
  const facts = issues.map((id): OutboxFact => ({
    organizationId,
    projectId: 11,
    actor: { kind: "system" },
    resource: "issue",
    action: "created",
    data: { issue: { id } },
  }));
  await world.tell(...facts);
  await world.fanOut();
}

/** Answers what it is told to, and notes which delivery of which issue was sent when. */
function scriptedEgress(answers: (sent: string) => number) {
  const sent: string[] = [];
  return {
    sent,
    async send({ body, headers }: EgressRequest) {
      const { data } = JSON.parse(Buffer.from(body ?? "").toString()) as {
        data: { issue: { id: string } };
      };
      const key = headers["Idempotency-Key"] ?? "";
      sent.push(`${data.issue.id} ${key}`);
      const status = answers(data.issue.id);
      const answer = { headers: {}, body: "", bodyTruncated: false, durationMs: 1 };
      return { outcome: "answered" as const, status, ...answer };
    },
  };
}

async function keysOf(world: WebhookWorld): Promise<string[]> {
  return (await deliveriesOf(world)).map(({ idempotency_key }) => idempotency_key);
}

describe.each(testEngines())("ordered deliveries on %s", (engine) => {
  test("of one issue wait for each other, also over retries; others do not wait", async () => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl: "https://one.example/hook", isOrdered: true });
    await tellOf(world, "7", "7", "8", "7");
    const [first, second, third, fourth] = await keysOf(world);
    let isWell = false;
    const egress = scriptedEgress((issue) => (issue === "7" && !isWell ? 500 : 200));
    const deliverer = world.deliverer({ egress });
    await deliverAll(world, deliverer);
    expect(egress.sent.toSorted()).toEqual([`7 ${first}`, `8 ${third}`]);

    isWell = true;
    world.clock.now += 5000;
    await deliverAll(world, deliverer);
    expect(egress.sent.slice(2)).toEqual([`7 ${first}`, `7 ${second}`, `7 ${fourth}`]);
    expect((await deliveriesOf(world)).every(({ status }) => status === "delivered")).toBe(true);
  });

  test("go on after one that failed for good", async () => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl: "https://one.example/hook", isOrdered: true });
    await tellOf(world, "7", "7");
    let count = 0;
    const egress = scriptedEgress(() => (count++ === 0 ? 500 : 200));
    await deliverAll(world, world.deliverer({ egress, scheduleMs: [0] }));
    const statuses = (await deliveriesOf(world)).map(({ status }) => status);
    expect(statuses).toEqual(["failed", "delivered"]);
  });

  test("are one at a time for two processes, too", async () => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl: "https://one.example/hook", isOrdered: true });
    await tellOf(world, "7", "7", "7");
    const egress = scriptedEgress(() => 200);
    const two = [world.deliverer({ egress }), world.deliverer({ egress })] as const;
    await two[0].turn();
    await two[1].turn();
    expect(egress.sent).toHaveLength(1);
    await deliverAll(world, two[0]);
    expect(egress.sent.map((sent) => sent.slice(2))).toEqual(await keysOf(world));
  });

  test("keep their order when they are recovered, and newer ones wait for them", async () => {
    const world = await openWebhookWorld(engine);
    const app = await world.install({ webhookUrl: "https://one.example/hook", isOrdered: true });
    await tellOf(world, "7", "7");
    const egress = scriptedEgress(() => 500);
    await deliverAll(world, world.deliverer({ egress, scheduleMs: [0] }));
    const { storage, clock } = world;
    const recovery = { sentry_app_id: app.appId, since_at: 0, until_at: clock.now, event: null };
    const statuses = '["failed"]';
    await storage.db
      .insertInto("recoveries")
      .values({ ...recovery, statuses, created_at: clock.now, finished_at: null })
      .execute();
    await recoverNext({ storage, now: () => clock.now });
    await tellOf(world, "7");
    const well = scriptedEgress(() => 200);
    await deliverAll(world, world.deliverer({ egress: well }));
    expect(well.sent.map((sent) => sent.slice(2))).toEqual(await keysOf(world));
  });

  test("are sent side by side where nobody asked for an order", async () => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl: "https://one.example/hook" });
    await tellOf(world, "7", "7", "7");
    const egress = scriptedEgress(() => 500);
    await deliverAll(world, world.deliverer({ egress }));
    expect(egress.sent).toHaveLength(3);
  });
});

import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import type { OutboxFact } from "../../outbox/index.ts";
import { openWebhookWorld, type WebhookWorld } from "../webhook-world.fixture.ts";
import { fanOut, startFanOut } from "./index.ts";

const system = { kind: "system" } as const;

function issueCreated(world: WebhookWorld, data: OutboxFact["data"] = { issue: { id: "501" } }) {
  const { organizationId } = world;
  const fact = {
    organizationId,
    projectId: 11,
    actor: system,
    resource: "issue",
    action: "created",
    data,
  };
  return fact as OutboxFact;
}

function errorCreated(world: WebhookWorld, eventId: string): OutboxFact {
  const { organizationId } = world;
  const data = { projectId: 11, eventId, issueId: 501 };
  return {
    organizationId,
    projectId: 11,
    actor: system,
    resource: "error",
    action: "created",
    data,
  };
}

async function deliveriesOf(world: WebhookWorld) {
  const rows = await world.storage.db
    .selectFrom("deliveries")
    .leftJoin("delivery_bodies", "delivery_bodies.delivery_id", "deliveries.id")
    .selectAll("deliveries")
    .select("delivery_bodies.body")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, body: row.body ?? "" }));
}

async function queueOf(world: WebhookWorld) {
  return await world.storage.db
    .selectFrom("delivery_queue")
    .selectAll()
    .orderBy("delivery_id")
    .execute();
}

describe.each(testEngines())("fan-out on %s", (engine) => {
  test("a fact becomes one pending delivery for each subscriber, due now, and leaves the outbox", async () => {
    const world = await openWebhookWorld(engine);
    const one = await world.install({ webhookUrl: "https://one.example/hook?x=1" });
    const two = await world.install({ webhookUrl: "https://two.example/hook" });
    await world.install({ webhookUrl: "https://three.example/hook", events: ["comment"] });
    await world.tell(issueCreated(world));

    expect(await world.fanOut()).toBe(1);

    const deliveries = await deliveriesOf(world);
    expect(deliveries.map(({ subscriber_id }) => subscriber_id)).toEqual([
      one.installationId,
      two.installationId,
    ]);
    expect(deliveries.map(({ status }) => status)).toEqual(["pending", "pending"]);
    expect(deliveries[0]?.idempotency_key).toMatch(/^[0-9a-f]{32}$/);
    expect(deliveries[0]?.idempotency_key).not.toBe(deliveries[1]?.idempotency_key);
    expect(await queueOf(world)).toMatchObject([
      {
        receiver: `installation:${one.installationId} https://one.example`,
        due_at: world.clock.now,
      },
      {
        receiver: `installation:${two.installationId} https://two.example`,
        due_at: world.clock.now,
      },
    ]);
    expect(await world.fanOut()).toBe(0);
  });

  test("the body has the envelope's keys in order and names who acted", async () => {
    const world = await openWebhookWorld(engine);
    const app = await world.install({ webhookUrl: "https://one.example/hook" });
    const user = { kind: "user", id: 7, name: "Ada" } as const;
    const integration = { kind: "integration", uuid: "0b7c1c0e", name: "Other Tool" } as const;
    await world.tell(
      issueCreated(world),
      { ...issueCreated(world), actor: user },
      { ...issueCreated(world), actor: integration },
    );
    await world.fanOut();

    const bodies = (await deliveriesOf(world)).map(({ body }) => body);
    const head = `{"action":"created","installation":{"uuid":"${app.installationUuid}"},"data":{"issue":{"id":"501"}},"actor":`;
    expect(bodies).toEqual([
      `${head}{"type":"application","id":"sentry","name":"Sentry"}}`,
      `${head}{"type":"user","id":7,"name":"Ada"}}`,
      `${head}{"type":"application","id":"0b7c1c0e","name":"Other Tool"}}`,
    ]);
  });

  test("whatever the data, parsing the body and serializing it again gives the same text", async () => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl: "https://one.example/hook" });
    const title = "Zażółć 😀 \u2028 \ud800 </script>";
    await world.tell(issueCreated(world, { issue: { title, "10": 1, "9": -0, big: 1e21 } }));
    await world.fanOut();

    const [delivery] = await deliveriesOf(world);
    expect(JSON.stringify(JSON.parse(delivery?.body ?? ""))).toBe(delivery?.body);
    expect(delivery?.body).toContain("Zażółć 😀");
  });

  test("an error's body is built from the stored event", async () => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl: "https://one.example/hook", events: ["error"] });
    world.errors.set("11/c0ffee", () => ({ event_id: "c0ffee" }));
    await world.tell(errorCreated(world, "c0ffee"));
    await world.fanOut();

    const [delivery] = await deliveriesOf(world);
    expect(JSON.parse(delivery?.body ?? "")).toMatchObject({
      data: { error: { event_id: "c0ffee" } },
    });
  });

  test("a fact that cannot be built is skipped with its reason and holds nothing up", async () => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl: "https://one.example/hook", events: ["error", "issue"] });
    world.errors.set("11/bad", () => {
      throw new Error("no such shape");
    });
    await world.tell(errorCreated(world, "bad"), errorCreated(world, "gone"), issueCreated(world));

    expect(await world.fanOut()).toBe(3);

    expect(await deliveriesOf(world)).toMatchObject([
      { status: "skipped", last_outcome: "unbuildable", finished_at: world.clock.now },
      { status: "skipped", last_outcome: "event-gone", finished_at: world.clock.now },
      { status: "pending", last_outcome: null, finished_at: null },
    ]);
    expect(await queueOf(world)).toHaveLength(1);
    expect(world.logged).toEqual(["A webhook's body could not be built; it is skipped"]);
  });

  test("an installation that is not complete, or has no address, is not told", async () => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl: "https://one.example/hook", status: "pending" });
    await world.install({ webhookUrl: null });
    await world.tell(issueCreated(world));

    expect(await world.fanOut()).toBe(1);
    expect(await deliveriesOf(world)).toEqual([]);
  });

  test("the same fact fanned out again changes nothing", async () => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl: "https://one.example/hook" });
    await world.tell(issueCreated(world));
    const [fact] = await world.storage.db.selectFrom("outbox").selectAll().execute();
    if (fact === undefined) throw new Error("nothing was told");
    await world.fanOut();
    const before = [await deliveriesOf(world), await queueOf(world)];

    // As if the removal from the outbox had not been kept.
    await world.storage.db.insertInto("outbox").values(fact).execute();
    world.clock.now += 1000;
    await world.fanOut();

    expect([await deliveriesOf(world), await queueOf(world)]).toEqual(before);
  });

  test("a crash in the middle leaves the fact in the outbox and no delivery", async () => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl: "https://one.example/hook" });
    await world.tell(issueCreated(world));
    const options = world.fanOutOptions();
    const crash = async (): Promise<never> => {
      throw new Error("the process died");
    };
    await expect(fanOut({ ...options, findErrors: crash })).rejects.toThrow("died");

    expect(await deliveriesOf(world)).toEqual([]);
    expect(await world.fanOut()).toBe(1);
    expect(await deliveriesOf(world)).toHaveLength(1);
  });

  test("running, it empties an outbox that is larger than one round", async () => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl: "https://one.example/hook" });
    await world.tell(...Array.from({ length: 250 }, () => issueCreated(world)));
    const running = startFanOut(world.fanOutOptions());
    await running.idle();
    expect(await deliveriesOf(world)).toHaveLength(250);

    await world.tell(issueCreated(world));
    await running.idle();
    expect(await deliveriesOf(world)).toHaveLength(251);
    await running.stop();
  });
});

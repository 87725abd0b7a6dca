import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import type { OutboxFact, Recipient } from "../../outbox/index.ts";
import {
  type InstalledApp,
  openWebhookWorld,
  type WebhookWorld,
} from "../webhook-world.fixture.ts";

const system = { kind: "system" } as const;

function toRecipient({ installationId: id }: InstalledApp): Recipient {
  return { kind: "installation", id };
}

function alertFor(world: WebhookWorld, recipients: readonly Recipient[]): OutboxFact {
  const place = { projectId: 11, eventId: "c0ffee", issueId: 501 };
  const data = { ...place, triggered_rule: "Payments", issue_alert: { id: 9 } };
  const { organizationId } = world;
  const fact = { organizationId, projectId: 11, actor: system, recipients } as const;
  return { ...fact, resource: "event_alert", action: "triggered", data };
}

async function deliveriesOf(world: WebhookWorld) {
  return await world.storage.db
    .selectFrom("deliveries")
    .leftJoin("delivery_bodies", "delivery_bodies.delivery_id", "deliveries.id")
    .selectAll("deliveries")
    .select("delivery_bodies.body")
    .orderBy("id")
    .execute();
}

describe.each(testEngines())("facts with recipients on %s", (engine) => {
  test("go to exactly these, whatever anybody subscribes to", async () => {
    const world = await openWebhookWorld(engine);
    const named = await world.install({ webhookUrl: "https://one.example/", events: [] });
    await world.install({ webhookUrl: "https://two.example/", events: ["issue", "error"] });
    world.errors.set("11/c0ffee", () => ({ event_id: "c0ffee" }));
    await world.tell(alertFor(world, [toRecipient(named)]));
    await world.fanOut();

    const deliveries = await deliveriesOf(world);
    expect(deliveries).toMatchObject([
      { subscriber_id: named.installationId, resource: "event_alert", status: "pending" },
    ]);
    expect(JSON.parse(deliveries[0]?.body ?? "")).toEqual({
      action: "triggered",
      installation: { uuid: named.installationUuid },
      data: { event: { event_id: "c0ffee" }, triggered_rule: "Payments", issue_alert: { id: 9 } },
      actor: { type: "application", id: "sentry", name: "Sentry" },
    });
  });

  test("for nobody leave no row, and for somebody who is gone no delivery", async () => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl: "https://one.example/", events: ["issue"] });
    await world.tell(alertFor(world, []));
    expect(await world.fanOut()).toBe(0);

    await world.tell(alertFor(world, [{ kind: "service-hook", id: 999 }]));
    expect(await world.fanOut()).toBe(1);
    expect(await deliveriesOf(world)).toEqual([]);
  });

  test("of an installation reach it while it is pending; nothing else does", async () => {
    const world = await openWebhookWorld(engine);
    const app = await world.install({ webhookUrl: "https://one.example/", status: "pending" });
    const { organizationId } = world;
    const recipients = [toRecipient(app)];
    const fact = { organizationId, projectId: null, actor: system, recipients } as const;
    world.errors.set("11/c0ffee", () => ({ event_id: "c0ffee" }));
    await world.tell(
      { ...fact, resource: "installation", action: "created", data: { installation: {} } },
      alertFor(world, recipients),
    );
    expect(await world.fanOut()).toBe(2);

    expect(await deliveriesOf(world)).toMatchObject([
      { resource: "installation", action: "created", status: "pending" },
    ]);
  });
});

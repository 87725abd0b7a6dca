import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import { openWebhookWorld } from "../webhook-world.fixture.ts";
import { deliverAll, deliveriesOf, owe, queueOf } from "./deliver.fixture.ts";
import { insertHook, tellOfEvent } from "./hook.fixture.ts";

const ANSWER = {
  outcome: "answered",
  headers: {},
  body: "",
  bodyTruncated: false,
  durationMs: 5,
} as const;
const GONE = { ...ANSWER, status: 410 };
const FINE = { ...ANSWER, status: 200 };
const SILENT = { outcome: "timeout", detail: "It took too long.", durationMs: 5000 } as const;

describe.each(testEngines())("the health of receivers on %s", (engine) => {
  test("410 ends a delivery at once, and nothing more is sent to the integration", async () => {
    const world = await openWebhookWorld(engine);
    const gone = await world.install({ webhookUrl: "https://gone.example/hook" });
    const well = await world.install({ webhookUrl: "https://well.example/hook" });
    await owe(world, 3);
    const sent: string[] = [];
    const egress = {
      send: async ({ url }: { url: string }) => {
        sent.push(url);
        return url.includes("gone") ? GONE : FINE;
      },
    };
    const deliverer = world.deliverer({ egress, maxInFlightPerReceiver: 1 });
    await deliverAll(world, deliverer);
    await owe(world, 1);
    await deliverAll(world, deliverer);

    expect(sent.filter((url) => url.includes("gone"))).toHaveLength(1);
    const ofGone = (await deliveriesOf(world)).filter(
      ({ subscriber_id }) => subscriber_id === gone.installationId,
    );
    expect(ofGone.map(({ status, last_outcome }) => [status, last_outcome])).toEqual([
      ["failed", "gone"],
      ["skipped", "unsubscribed"],
      ["skipped", "unsubscribed"],
      ["skipped", "unsubscribed"],
    ]);
    expect(ofGone.every(({ body }) => body.startsWith('{"action":"created"'))).toBe(true);
    expect(
      (await deliveriesOf(world)).filter(
        ({ subscriber_id, status }) =>
          subscriber_id === well.installationId && status === "delivered",
      ),
    ).toHaveLength(4);
    expect(await queueOf(world)).toEqual([]);
  });

  test("a service hook that is gone, or silent a thousand times in a day, is switched off", async () => {
    const world = await openWebhookWorld(engine);
    const gone = await insertHook(world, "https://gone.example/hook");
    const silent = await insertHook(world, "https://silent.example/hook");
    const { storage, clock } = world;
    const counted = { hook_id: silent, noted_at: clock.now - 24 * 3_600_000 + 1, quantity: 999 };
    await storage.db.insertInto("hook_timeouts").values(counted).execute();
    await tellOfEvent(world, [gone, silent]);
    await world.fanOut();
    const egress = {
      send: async ({ url }: { url: string }) => (url.includes("gone") ? GONE : SILENT),
    };
    await deliverAll(world, world.deliverer({ egress }));

    const hooks = storage.db
      .selectFrom("service_hooks")
      .select(["id", "is_active", "disabled_reason", "disabled_at"])
      .orderBy("id");
    const since = { is_active: 0, disabled_at: clock.now };
    expect(await hooks.execute()).toEqual([
      { id: gone, disabled_reason: "gone", ...since },
      { id: silent, disabled_reason: "timeouts", ...since },
    ]);
    expect(await storage.db.selectFrom("hook_timeouts").selectAll().execute()).toEqual([]);
    const audited = storage.db.selectFrom("audit_log").select("event");
    expect((await audited.execute()).map(({ event }) => event)).toEqual([
      "servicehook.edit",
      "servicehook.edit",
    ]);
    expect(await deliveriesOf(world)).toMatchObject([
      { subscriber_id: gone, status: "failed", last_outcome: "gone" },
      { subscriber_id: silent, status: "skipped", last_outcome: "unsubscribed" },
    ]);
    expect(await queueOf(world)).toEqual([]);

    // What comes meanwhile is kept with its body.
    await tellOfEvent(world, [gone, silent]);
    await world.fanOut();
    const missed = (await deliveriesOf(world)).slice(2);
    expect(missed).toMatchObject([
      { subscriber_id: gone, status: "skipped", last_outcome: "unsubscribed" },
      { subscriber_id: silent, status: "skipped", last_outcome: "unsubscribed" },
    ]);
    expect(missed.every(({ body }) => body.includes("c0ffee"))).toBe(true);
  });
});

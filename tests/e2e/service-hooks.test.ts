import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  createServiceHook,
  deleteServiceHook,
  getServiceHook,
  getServiceHookStats,
  listServiceHookDeliveries,
  listServiceHookRecoveries,
  recoverServiceHookDeliveries,
  updateProject,
  updateServiceHook,
} from "@vedette/contract";
import {
  ingestSender,
  Receiver,
  sampleEvent,
  startServer,
  testEngines,
  type TestServer,
} from "@vedette/testkit";

const shop = { organization: "acme", project: "shop" };

async function makeHook({ api }: TestServer, url: string, events: readonly string[]) {
  const body = { url, events: [...events] };
  return (await api.call(createServiceHook, { params: shop, body })).body;
}

describe.each(testEngines())("on %s", (engine) => {
  test("an event is told once, signed under both names, as the flat payload", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const hook = await makeHook(server, `${receiver.url}/s`, ["event.alert", "event.created"]);
    const event = sampleEvent();
    await ingestSender(server.made.dsn).event(event);
    await server.settle();

    expect(receiver.requests).toHaveLength(1);
    const [request] = receiver.requests;
    const digest = createHmac("sha256", hook.secret)
      .update(request?.body ?? "")
      .digest("hex");
    expect(request).toMatchObject({
      method: "POST",
      path: "/s",
      headers: {
        "content-type": "application/json",
        "x-sentry-hook-signature": digest,
        "x-servicehook-signature": digest,
        "x-servicehook-timestamp": expect.stringMatching(/^\d{10}$/),
        "x-servicehook-guid": hook.id,
      },
    });
    expect(request?.headers).not.toHaveProperty("sentry-hook-signature");
    const body: unknown = JSON.parse(request?.body ?? "");
    expect(body).toEqual({
      id: expect.stringMatching(/^\d+$/),
      project: "shop",
      project_name: "shop",
      culprit: expect.any(String),
      url: expect.stringMatching(/\/organizations\/acme\/issues\/\d+\/$/),
      message: "The basket has no total",
      triggering_rules: [],
      event: {
        event_id: event.event_id,
        level: expect.any(String),
        tags: expect.arrayContaining([["environment", event.environment]]),
        platform: event.platform,
        datetime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    });
    // Byte for byte what a verifier makes that parses first.
    expect(JSON.stringify(body)).toBe(request?.body);
  });

  test("only hooks that are on and listen are told, of their own project alone", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const { api } = server;
    const off = await makeHook(server, `${receiver.url}/off`, ["event.created"]);
    const params = { ...shop, hook: off.id };
    await api.call(updateServiceHook, { params, body: { isActive: false } });
    await makeHook(server, `${receiver.url}/alerts`, ["event.alert"]);
    await makeHook(server, `${receiver.url}/nothing`, []);
    await makeHook(server, `${receiver.url}/on`, ["event.created"]);
    const sender = ingestSender(server.made.dsn);
    await sender.event(sampleEvent());
    await server.settle();
    expect(receiver.requests.map(({ path }) => path)).toEqual(["/on"]);

    await api.call(updateProject, { params: shop, body: { serviceHooks: false } });
    await sender.event(sampleEvent());
    await server.settle();
    expect(receiver.requests).toHaveLength(1);
  });

  test("a refused request is repeated under its key, and counts once as fired", async () => {
    await using server = await startServer({ engine, env: { VEDETTE_RETRY_SCHEDULE: "0,1ms" } });
    await using receiver = await Receiver.start();
    receiver.script.push({ status: 500 });
    const hook = await makeHook(server, receiver.url, ["event.created"]);
    await ingestSender(server.made.dsn).event(sampleEvent());
    await receiver.until((requests) => requests.length === 2);
    await server.settle();
    const keys = receiver.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(1);
    const params = { ...shop, hook: hook.id };
    const stats = (await server.api.call(getServiceHookStats, { params })).body;
    expect(stats.length).toBeGreaterThanOrEqual(24);
    expect(stats.reduce((sum, { total }) => sum + total, 0)).toBe(1);
    const byDay = { resolution: "1d" };
    expect(
      (await server.api.call(getServiceHookStats, { params, query: byDay })).body.at(-1),
    ).toEqual({
      ts: expect.any(Number),
      total: 1,
    });
  });

  test("one that answered 410 gets what it missed once it is on again and somebody asks", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const { api } = server;
    receiver.script.push({ status: 410 });
    const hook = await makeHook(server, receiver.url, ["event.created"]);
    const params = { ...shop, hook: hook.id };
    const sender = ingestSender(server.made.dsn);
    for (let count = 0; count < 3; count++) {
      await sender.event(sampleEvent());
      await server.settle();
    }
    expect(receiver.requests).toHaveLength(1);
    const { disabled } = (await api.call(getServiceHook, { params })).body;
    expect(disabled).toMatchObject({ reason: "gone" });
    const list = async (query: object = {}) =>
      (await api.call(listServiceHookDeliveries, { params, query })).body;
    expect((await list()).map(({ status, outcome }) => [status, outcome])).toEqual([
      ["skipped", "unsubscribed"],
      ["skipped", "unsubscribed"],
      ["failed", "gone"],
    ]);

    await api.call(updateServiceHook, { params, body: { isActive: true } });
    const body = { since: "2020-01-01T00:00:00Z", statuses: ["skipped" as const] };
    const begun = await api.call(recoverServiceHookDeliveries, { params, body });
    expect(begun).toMatchObject({ status: 202, body: { recovered: 0, dateFinished: null } });
    await server.settle();
    expect(receiver.requests).toHaveLength(3);
    expect((await list({ status: "delivered" })).map(({ event }) => event)).toEqual([
      "event.created",
      "event.created",
    ]);
    expect((await api.call(listServiceHookRecoveries, { params })).body).toMatchObject([
      { recovered: 2, statuses: ["skipped"], dateFinished: expect.any(String) },
    ]);
  });

  test("what a removed hook is still owed is not sent", async () => {
    await using server = await startServer({ engine, env: { VEDETTE_RETRY_SCHEDULE: "0,7d" } });
    await using receiver = await Receiver.start();
    receiver.otherwise = { status: 503 };
    const hook = await makeHook(server, receiver.url, ["event.created"]);
    await ingestSender(server.made.dsn).event(sampleEvent());
    await server.settle();
    await server.api.call(deleteServiceHook, { params: { ...shop, hook: hook.id } });
    const { db } = server.running.instance.storage;
    expect(await db.selectFrom("delivery_queue").selectAll().execute()).toEqual([]);
    expect(await db.selectFrom("deliveries").select("status").execute()).toEqual([
      { status: "skipped" },
    ]);
  });
});

import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import { openWebhookWorld } from "../webhook-world.fixture.ts";
import {
  attemptsOf,
  deliverAll,
  deliveriesOf,
  header,
  owe,
  queueOf,
  title,
} from "./deliver.fixture.ts";
import { startScriptedReceiver } from "./scripted-receiver.fixture.ts";

describe.each(testEngines())("delivering on %s", (engine) => {
  test("a delivery is sent once, with the headers of the wire, and recorded", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver();
    const app = await world.install({ webhookUrl: receiver.url });
    await owe(world);
    await deliverAll(world);

    const [request, ...others] = receiver.received;
    expect(others).toEqual([]);
    expect(request?.headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": "vedette/0.1.0",
      "sentry-hook-resource": "issue",
      "sentry-hook-timestamp": "1900000000",
      "webhook-timestamp": "1900000000",
    });
    expect(header(request, "request-id")).toMatch(/^[0-9a-f]{32}$/);
    const [delivery] = await deliveriesOf(world);
    expect(delivery).toMatchObject({
      status: "delivered",
      attempts: 1,
      last_outcome: "delivered",
      finished_at: world.clock.now,
      idempotency_key: header(request, "idempotency-key"),
    });
    expect(await attemptsOf(world)).toMatchObject([
      {
        delivery_id: delivery?.id,
        number: 1,
        subscriber_id: app.installationId,
        outcome: "delivered",
        status_code: 200,
        request_id: header(request, "request-id"),
        url: receiver.url,
        response_body: "",
      },
    ]);
    expect(await queueOf(world)).toEqual([]);
  });

  test("the signature holds over the raw body and over the body parsed and serialized again", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver();
    const app = await world.install({ webhookUrl: receiver.url });
    await owe(world);
    await deliverAll(world);

    const [request] = receiver.received;
    const body = request?.body ?? "";
    expect(JSON.parse(body).data.issue.title).toBe(title);
    for (const signed of [body, JSON.stringify(JSON.parse(body))]) {
      const signature = createHmac("sha256", app.clientSecret).update(signed, "utf8").digest("hex");
      expect(header(request, "sentry-hook-signature")).toBe(signature);
    }
  });

  test("a Standard Webhooks library verifies it with whsec_ and the secret's bytes in base64", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver();
    const app = await world.install({ webhookUrl: receiver.url });
    await owe(world);
    await deliverAll(world);

    const [request] = receiver.received;
    const whsec = Buffer.from(app.clientSecret, "hex").toString("base64");
    const id = header(request, "webhook-id");
    const signed = `${id}.${header(request, "webhook-timestamp")}.${request?.body}`;
    const signature = createHmac("sha256", Buffer.from(whsec, "base64")).update(signed);
    expect(header(request, "webhook-signature")).toBe(`v1,${signature.digest("base64")}`);
    expect(id).toBe(header(request, "idempotency-key"));
  });

  test("what fails is tried again on schedule under the same key with a new request id", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver({ status: 500, body: "no\u0000t now" }, "reset");
    await world.install({ webhookUrl: receiver.url });
    await owe(world);

    await deliverAll(world);
    expect(receiver.received).toHaveLength(1);
    expect(await queueOf(world)).toMatchObject([
      { due_at: world.clock.now + 5000, leased_by: null, leased_until: null },
    ]);

    world.clock.now += 4999;
    await deliverAll(world);
    expect(receiver.received).toHaveLength(1);

    world.clock.now += 1;
    await deliverAll(world);
    world.clock.now += 60_000;
    await deliverAll(world);

    expect(receiver.received).toHaveLength(3);
    const keys = receiver.received.map((request) => header(request, "idempotency-key"));
    const requestIds = receiver.received.map((request) => header(request, "request-id"));
    expect(new Set(keys).size).toBe(1);
    expect(new Set(requestIds).size).toBe(3);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(await attemptsOf(world)).toMatchObject([
      { number: 1, outcome: "rejected", status_code: 500, response_body: "no\ufffdt now" },
      { number: 2, outcome: "reset", status_code: null },
      { number: 3, outcome: "delivered", status_code: 200 },
    ]);
    expect(await deliveriesOf(world)).toMatchObject([{ status: "delivered", attempts: 3 }]);
  });

  test("when the schedule ends the delivery has failed and leaves the queue", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver({ status: 404 }, { status: 503 }, { status: 400 });
    await world.install({ webhookUrl: receiver.url });
    await owe(world);
    for (let round = 0; round < 5; round++) {
      await deliverAll(world);
      world.clock.now += 60_000;
    }

    expect(receiver.received).toHaveLength(3);
    expect(await deliveriesOf(world)).toMatchObject([
      { status: "failed", attempts: 3, last_outcome: "rejected" },
    ]);
    expect(await queueOf(world)).toEqual([]);
  });

  test("Retry-After puts the next attempt off", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver({
      status: 429,
      headers: { "retry-after": "120" },
    });
    await world.install({ webhookUrl: receiver.url });
    await owe(world);
    await deliverAll(world);
    expect(await queueOf(world)).toMatchObject([{ due_at: world.clock.now + 120_000 }]);
  });

  test("a redirect is not followed and is no success", async () => {
    const world = await openWebhookWorld(engine);
    const elsewhere = await startScriptedReceiver();
    const receiver = await startScriptedReceiver({
      status: 302,
      headers: { location: elsewhere.url },
    });
    await world.install({ webhookUrl: receiver.url });
    await owe(world);
    await deliverAll(world);

    expect(elsewhere.received).toEqual([]);
    expect(await attemptsOf(world)).toMatchObject([{ outcome: "rejected", status_code: 302 }]);
    expect(await deliveriesOf(world)).toMatchObject([{ status: "pending" }]);
  });

  test("a receiver that does not answer in time is a timeout", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver("hang");
    await world.install({ webhookUrl: receiver.url });
    await owe(world);
    await deliverAll(world, world.deliverer({ timeoutMs: 20 }));
    expect(await attemptsOf(world)).toMatchObject([{ outcome: "timeout", status_code: null }]);
    expect(await deliveriesOf(world)).toMatchObject([
      { status: "pending", last_outcome: "timeout" },
    ]);
  });

  test.each([
    ["http://127.0.0.1:1/", "refused"],
    ["http://10.1.2.3/", "private-address"],
    ["ftp://files.example/", "bad-url"],
  ])("%s is tried again: %s may pass", async (webhookUrl, outcome) => {
    const world = await openWebhookWorld(engine);
    await world.install({ webhookUrl });
    await owe(world);
    await deliverAll(world);
    expect(await attemptsOf(world)).toMatchObject([{ outcome, detail: expect.any(String) }]);
    expect(await deliveriesOf(world)).toMatchObject([{ status: "pending", attempts: 1 }]);
  });

  test("the address and the secret are those of the moment of sending", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver();
    const app = await world.install({ webhookUrl: "http://127.0.0.1:1/old" });
    const deliverer = world.deliverer();
    await owe(world);
    await deliverAll(world, deliverer);

    const clientSecret = "ab".repeat(32);
    await world.storage.db
      .updateTable("sentry_apps")
      .set({ webhook_url: receiver.url, client_secret: `sealed ${clientSecret}` })
      .where("id", "=", app.appId)
      .execute();
    world.clock.now += 5000;
    await deliverAll(world, deliverer);

    const [request] = receiver.received;
    const signature = createHmac("sha256", clientSecret).update(request?.body ?? "");
    expect(header(request, "sentry-hook-signature")).toBe(signature.digest("hex"));
  });

  test("what is owed to an installation that is gone is skipped", async () => {
    const world = await openWebhookWorld(engine);
    const receiver = await startScriptedReceiver();
    const app = await world.install({ webhookUrl: receiver.url });
    await owe(world);
    const { db } = world.storage;
    await db.deleteFrom("installations").where("id", "=", app.installationId).execute();
    await deliverAll(world);

    expect(receiver.received).toEqual([]);
    expect(await deliveriesOf(world)).toMatchObject([
      { status: "skipped", last_outcome: "uninstalled", attempts: 0 },
    ]);
    expect(await queueOf(world)).toEqual([]);
  });

  test("what is owed to an app without an address is skipped", async () => {
    const world = await openWebhookWorld(engine);
    const app = await world.install({ webhookUrl: "https://one.example/hook" });
    await owe(world);
    await world.storage.db
      .updateTable("sentry_apps")
      .set({ webhook_url: null })
      .where("id", "=", app.appId)
      .execute();
    await deliverAll(world);
    expect(await deliveriesOf(world)).toMatchObject([
      { status: "skipped", last_outcome: "no-webhook-url" },
    ]);
  });

  test("an error the receiver reported itself is linked to the attempt", async () => {
    const world = await openWebhookWorld(engine);
    const error = "ab".repeat(16);
    const receiver = await startScriptedReceiver({
      status: 500,
      headers: { "Sentry-Hook-Error": error, "Sentry-Hook-Project": "42" },
    });
    await world.install({ webhookUrl: receiver.url });
    await owe(world);
    await deliverAll(world);
    expect(await attemptsOf(world)).toMatchObject([
      { receiver_error_id: error, receiver_project_id: "42" },
    ]);
  });
});

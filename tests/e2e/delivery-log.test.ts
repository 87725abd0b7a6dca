import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  createSentryApp,
  getDelivery,
  listDeliveries,
  listIssues,
  listRecoveries,
  readDeliveryFeed,
  recoverDeliveries,
  resendDelivery,
  rotateSentryAppSecret,
  sendTestWebhook,
  tellDeliveryStory,
  updateIssue,
  updateSentryApp,
  webhookSamples,
} from "@vedette/contract";
import {
  type EngineName,
  ingestSender,
  Receiver,
  sampleEvent,
  startServer,
  testEngines,
} from "@vedette/testkit";

const MASK = "*".repeat(64);

async function setUp(engine: EngineName, env: Readonly<Record<string, string>> = {}) {
  const receiver = await Receiver.start();
  const server = await startServer({ engine, env });
  const { body: created } = await server.api.call(createSentryApp, {
    body: {
      name: "Forwarder",
      organization: "acme",
      isInternal: true,
      scopes: ["event:read"],
      events: ["issue"],
      webhookUrl: `${receiver.url}/webhook`,
    },
  });
  const params = { app: created.slug };
  const secret = created.clientSecret ?? "";
  const report = async (): Promise<void> => {
    await ingestSender(server.made.dsn).event({
      ...sampleEvent(),
      fingerprint: [crypto.randomUUID()],
    });
    await server.settle();
  };
  const one = async (id: string) =>
    (await server.api.call(getDelivery, { params: { delivery: id } })).body;
  return {
    receiver,
    server,
    api: server.api,
    params,
    secret,
    report,
    one,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await receiver[Symbol.asyncDispose]();
    },
  };
}

/** No second attempt while a test runs. */
const ONE_ATTEMPT = { VEDETTE_RETRY_SCHEDULE: "0" };

describe.each(testEngines())("the records of deliveries on %s", (engine) => {
  test("a sample is sent like any webhook, marked as a test, and told in words", async () => {
    await using world = await setUp(engine);
    const { api, params, receiver, server } = world;
    const body = { event: "comment.created" };
    const sent = (await api.call(sendTestWebhook, { params, body })).body;
    expect(sent).toMatchObject({ event: "comment.created", isTest: true });
    await server.settle();

    const [request] = receiver.requests;
    expect(request?.headers["vedette-test"]).toBe("true");
    expect(JSON.parse(request?.body ?? "")).toMatchObject({
      action: "created",
      data: webhookSamples["comment.created"].data,
    });
    const signature = createHmac("sha256", world.secret)
      .update(request?.body ?? "")
      .digest("hex");
    expect(request?.headers["sentry-hook-signature"]).toBe(signature);
    const delivery = await world.one(sent.id);
    expect(delivery).toMatchObject({
      status: "delivered",
      outcome: "delivered",
      app: { slug: params.app, name: "Forwarder" },
      organization: { slug: "acme" },
      requestBody: request?.body,
      canResend: true,
      log: [
        {
          number: 1,
          statusCode: 200,
          responseBody: "ok",
          requestId: request?.headers["request-id"],
          requestHeaders: { "Sentry-Hook-Signature": MASK, "Sentry-Hook-Resource": "comment" },
        },
      ],
    });
    expect(tellDeliveryStory(delivery)).toEqual([
      expect.stringMatching(/A sample of comment.created was to be told to Forwarder\.$/),
      expect.stringMatching(/Attempt 1 to http:.*\/webhook: answered 200 after \d+ ms\.$/),
      expect.stringMatching(/It arrived, at the first attempt\.$/),
    ]);
  });

  test("are listed by event, status, outcome and time, newest first, in pages", async () => {
    await using world = await setUp(engine, ONE_ATTEMPT);
    const { api, params, receiver } = world;
    await world.report();
    receiver.script.push({ status: 500, body: "out of order" });
    await world.report();
    await world.report();

    const list = async (query: object = {}) => await api.call(listDeliveries, { params, query });
    const all = (await list()).body;
    expect(all.map(({ status }) => status)).toEqual(["delivered", "failed", "delivered"]);
    expect((await list({ status: "failed" })).body).toEqual([all[1]]);
    expect((await list({ outcome: "rejected", event: "issue.created" })).body).toEqual([all[1]]);
    expect((await list({ event: "comment.created" })).body).toEqual([]);
    expect((await list({ end: "2020-01-01T00:00:00Z" })).body).toEqual([]);
    expect((await list({ organization: "acme", event: "issue" })).body).toEqual(all);
    const first = await list({ per_page: 2 });
    expect(first.body).toEqual(all.slice(0, 2));
    const rest = await list({ per_page: 2, cursor: first.next ?? "" });
    expect(rest.body).toEqual(all.slice(2));
  });

  test("one that failed is sent again under the same key, with its attempts counted on", async () => {
    await using world = await setUp(engine, ONE_ATTEMPT);
    const { api, params, receiver, server } = world;
    receiver.script.push({ status: 503, body: "later" });
    await world.report();
    const [failed] = (await api.call(listDeliveries, { params })).body;
    expect(failed).toMatchObject({ status: "failed", attempts: 1 });

    const again = await api.call(resendDelivery, { params: { delivery: failed?.id ?? "" } });
    expect(again.body).toMatchObject({ id: failed?.id, status: "pending" });
    await server.settle();
    const delivery = await world.one(failed?.id ?? "");
    expect(delivery).toMatchObject({ status: "delivered", attempts: 2 });
    expect(delivery.log.map(({ number, statusCode }) => [number, statusCode])).toEqual([
      [1, 503],
      [2, 200],
    ]);
    const keys = receiver.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(1);
    expect(tellDeliveryStory(delivery)[1]).toContain("answered 503 “later”");
  });

  test("all that failed or was skipped since a time is sent again", async () => {
    await using world = await setUp(engine, ONE_ATTEMPT);
    const { api, params, receiver, server } = world;
    receiver.otherwise = { status: 500 };
    await world.report();
    await world.report();
    receiver.otherwise = "ok";
    await world.report();
    const since = "2020-01-01T00:00:00Z";
    const other = { since, event: "issue.resolved" };
    await api.call(recoverDeliveries, { params, body: other });
    await server.settle();
    const begun = await api.call(recoverDeliveries, { params, body: { since } });
    expect(begun.body).toMatchObject({ recovered: 0, statuses: ["failed", "skipped"] });
    await server.settle();

    const statuses = (await api.call(listDeliveries, { params })).body.map(({ status }) => status);
    expect(statuses).toEqual(["delivered", "delivered", "delivered"]);
    const recoveries = (await api.call(listRecoveries, { params })).body;
    expect(recoveries.map(({ recovered }) => recovered)).toEqual([2, 0]);
    expect(recoveries[0]?.dateFinished).not.toBeNull();
    await expect(
      api.call(recoverDeliveries, { params, body: { since: "yesterday" } }),
    ).rejects.toMatchObject({ status: 400 });
  });

  test("the feed gives what came after a delivery, signed anew", async () => {
    await using world = await setUp(engine);
    const { api, params, receiver } = world;
    await world.report();
    const start = (await api.call(readDeliveryFeed, { params })).body;
    expect(start.deliveries).toEqual([]);
    await world.report();
    await api.call(sendTestWebhook, { params, body: { event: "error.created" } });

    const after = Number(start.last);
    const fed = (await api.call(readDeliveryFeed, { params, query: { after } })).body;
    expect(fed.deliveries.map(({ event }) => event)).toEqual(["issue.created", "error.created"]);
    const [first] = fed.deliveries;
    expect(first?.body).toBe(receiver.requests[1]?.body);
    const signature = createHmac("sha256", world.secret)
      .update(first?.body ?? "")
      .digest("hex");
    expect(first?.headers["Sentry-Hook-Signature"]).toBe(signature);
    const query = { after, events: "error.created,comment.created" };
    const some = (await api.call(readDeliveryFeed, { params, query })).body;
    expect(some.deliveries.map(({ event }) => event)).toEqual(["error.created"]);
    expect(some.last).toBe(fed.last);
  });

  test("a secret that was replaced signs on for as long as was asked, an own header goes along", async () => {
    await using world = await setUp(engine);
    const { api, params, receiver, server } = world;
    const webhookHeaders = ["X-Tenant: acme"];
    const events = ["issue.archived", "error"];
    await api.call(updateSentryApp, { params, body: { webhookHeaders, events } });
    await api.call(rotateSentryAppSecret, { params, body: { overlapHours: 1 } });
    const body = { event: "issue.created" };
    await api.call(sendTestWebhook, { params, body });
    await server.settle();
    const { clientSecret } = (
      await api.call(rotateSentryAppSecret, { params, body: { overlapHours: 0 } })
    ).body;
    await api.call(sendTestWebhook, { params, body: { event: "issue.ignored" } });
    await server.settle();

    const [during, after] = receiver.requests;
    expect(during?.headers["x-tenant"]).toBe("acme");
    expect(String(during?.headers["webhook-signature"]).split(" ")).toHaveLength(2);
    expect(String(after?.headers["webhook-signature"]).split(" ")).toHaveLength(1);
    const signature = createHmac("sha256", clientSecret)
      .update(after?.body ?? "")
      .digest("hex");
    expect(after?.headers["sentry-hook-signature"]).toBe(signature);
    await world.report();
    const [reported] = (await api.call(listIssues, { params: { organization: "acme" } })).body;
    const ofIssue = { organization: "acme", issue: reported?.id ?? "" };
    await api.call(updateIssue, { params: ofIssue, body: { status: "ignored" } });
    await server.settle();
    expect(receiver.webhooks("issue.archived")).toHaveLength(1);
  });

  test("a sample for an app without an address is kept for who listens", async () => {
    await using world = await setUp(engine);
    const { api, params, server, receiver } = world;
    await api.call(updateSentryApp, { params, body: { events: [], webhookUrl: "" } });
    const body = { event: "issue.created" };
    const sent = (await api.call(sendTestWebhook, { params, body })).body;
    expect(sent).toMatchObject({ status: "skipped", outcome: "no-webhook-url" });
    await server.settle();
    expect(receiver.requests).toEqual([]);
    const fed = await api.call(readDeliveryFeed, { params, query: { after: 0 } });
    expect(fed.body.deliveries.map(({ id }) => id)).toEqual([sent.id]);
    await expect(api.call(resendDelivery, { params: { delivery: sent.id } })).rejects.toMatchObject(
      { status: 400 },
    );
    await expect(
      api.call(sendTestWebhook, { params, body: { event: "issue.exploded" } }),
    ).rejects.toMatchObject({ status: 400 });
  });
});

import {
  createHoot,
  createMetricAlert,
  createOrganization,
  listHoots,
  sentryHappy,
  sentrySick,
  type SentryState,
  testHootActions,
} from "@vedette/contract";
import { Receiver, startServer, testEngines, type TestServer } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { startComponentWorld } from "./component-world.ts";
import { refusal } from "./refusal.ts";
import { acme } from "./status-world.ts";

type Trial = { name?: string; state?: SentryState };

async function tryThem({ api }: TestServer, actions: readonly object[], trial: Trial = {}) {
  const written = actions.map((action) => ({ type: "", ...action }));
  return await api.call(testHootActions, { params: acme, body: { ...trial, actions: written } });
}

/** A hoot's webhook as it is saved. */
async function saveWebhook(
  { api }: TestServer,
  url: string,
  params: { organization: string } = acme,
) {
  const actions = [{ type: "webhook", url }];
  const { body } = await api.call(createHoot, { params, body: { name: "Orders", actions } });
  const { secret: _, desc: __, ...kept } = body.actions[0] ?? { type: "webhook" };
  return kept;
}

const bodiesOf = ({ requests }: Receiver) =>
  requests.map(({ body }) => JSON.parse(body) as { action: string; data: unknown });

describe.each(testEngines())("on %s", (engine) => {
  test("a webhook is told of a hoot that is made up, and the hoots stay as they are", async () => {
    await using server = await startServer({ engine });
    await using own = await Receiver.start();
    const webhook = await saveWebhook(server, `${own.url}/hook`);
    const before = (await server.api.call(listHoots, { params: acme })).body;
    const tried = await tryThem(server, [webhook], { name: "Stock" });
    const name = `webhook to ${new URL(own.url).host}`;
    expect(tried.body.actions).toEqual([
      { kind: "webhook", name, status: "pending", detail: null, deliveryId: null },
    ]);
    await server.settle();
    const [told, ...others] = bodiesOf(own);
    expect(others).toEqual([]);
    expect(own.requests[0]?.headers["sentry-hook-signature"]).toMatch(/^[0-9a-f]{64}$/);
    expect(told).toMatchObject({
      action: "sick",
      actor: { type: "user" },
      data: {
        hoot: {
          uid: "0".repeat(32),
          name: "Stock",
          state: "sick",
          is_test: true,
          actions: [{ type: "webhook", desc: `Send a webhook to ${own.url}/hook` }],
        },
        previous_state: "happy",
      },
    });
    expect(sentrySick.data.parse(told?.data)).toEqual(told?.data);
    expect((await server.api.call(listHoots, { params: acme })).body).toEqual(before);
  });

  test("each action is tried in a state that it is for, and says so where it is not", async () => {
    await using server = await startServer({ engine });
    await using own = await Receiver.start();
    const webhook = await saveWebhook(server, own.url);
    const actions = [
      { ...webhook, states: ["happy"] },
      { ...webhook, states: ["happy", "sad"] },
    ];
    await tryThem(server, actions);
    await server.settle();
    expect(
      bodiesOf(own)
        .map(({ action }) => action)
        .toSorted(),
    ).toEqual(["happy", "sad"]);
    own.requests.length = 0;
    const tried = (await tryThem(server, actions, { state: "sad" })).body;
    expect(tried.actions).toMatchObject([
      { status: "skipped", detail: "It is not told of sad." },
      { status: "pending", detail: null },
    ]);
    await tryThem(server, actions.slice(0, 1), { state: "happy" });
    await server.settle();
    const told = bodiesOf(own);
    expect(told.map(({ action }) => action).toSorted()).toEqual(["happy", "sad"]);
    const happy = told.find(({ action }) => action === "happy")?.data;
    expect(sentryHappy.data.parse(happy)).toMatchObject({
      hoot: { name: "Test Hoot" },
      previous_state: "sick",
    });
  });

  test("an integration is asked, and told with its settings before the hoot is saved", async () => {
    await using world = await startComponentWorld(engine, { isAlertable: true });
    const { server, receiver, installation } = world;
    const settings = [{ name: "board", value: "5" }];
    const action = { type: "sentry_app", sentryAppInstallationUuid: installation, settings };
    receiver.script.push({ status: 400, body: JSON.stringify({ message: "No such board" }) });
    expect(await refusal(tryThem(server, [action]))).toEqual({
      status: 400,
      body: { actions: ["Acme Tasks: No such board"] },
    });
    expect((await tryThem(server, [action])).body.actions).toMatchObject([
      { kind: "integration", name: "Acme Tasks", status: "pending" },
    ]);
    await server.settle();
    const told = receiver.webhooks("sentry_status.sick").map(({ data }) => data);
    expect(told).toMatchObject([{ hoot: { is_test: true, actions: [{ settings }] } }]);
    expect((await server.api.call(listHoots, { params: acme })).body).toEqual([]);
  });

  test("what could not be saved, and a webhook that is not saved so, are refused", async () => {
    await using server = await startServer({ engine });
    await using own = await Receiver.start();
    const { api } = server;
    await api.call(createOrganization, { body: { slug: "globex", name: "Globex" } });
    const foreign = await saveWebhook(server, own.url, { organization: "globex" });
    const kept = await saveWebhook(server, own.url);
    const ofAlert = { type: "webhook", url: own.url };
    const triggers = [{ label: "critical", alertThreshold: 2, actions: [ofAlert] }];
    const rule = { name: "Any", aggregate: "count()", query: "", timeWindow: 5, thresholdType: 0 };
    const made = await api.call(createMetricAlert, {
      params: acme,
      body: { ...rule, projects: ["shop"], triggers },
    });
    const alertsOwn = made.body.triggers[0]?.actions[0]?.webhookId;
    const unsaved = "A webhook gets its secret when the hoot is saved: save it before you try it.";
    const changed = "This webhook was changed: save the hoot before you try it.";
    const wrong: [action: object, sentence: string][] = [
      [{ type: "pigeon" }, 'There is no action "pigeon": use sentry_app or webhook.'],
      [{ type: "webhook", url: own.url }, unsaved],
      [foreign, unsaved],
      [{ ...ofAlert, webhookId: alertsOwn }, unsaved],
      [{ ...kept, url: `${own.url}/moved` }, changed],
      [{ ...kept, secret: "another" }, changed],
    ];
    for (const [action, sentence] of wrong) {
      expect(await refusal(tryThem(server, [action, kept]))).toEqual({
        status: 400,
        body: { actions: [sentence] },
      });
    }
    await server.settle();
    expect(own.requests).toEqual([]);
  });
});

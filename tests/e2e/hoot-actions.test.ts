import { createHmac } from "node:crypto";
import {
  createHoot,
  createOrganization,
  createSentryApp,
  deleteHoot,
  getHoot,
  type Hoot,
  overrideHoot,
  type SentryState,
  sentrySick,
  updateHoot,
} from "@vedette/contract";
import { Receiver, startServer, testEngines, type TestServer } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { type ComponentWorld, startComponentWorld } from "./component-world.ts";
import { refusal } from "./refusal.ts";
import { acme, openStatus } from "./status-world.ts";

/** Makes a hoot without sentries that has these actions. */
async function makeHoot(server: TestServer, actions: readonly object[]): Promise<Hoot> {
  return (await tryHoot(server, actions)).body;
}

async function tryHoot({ api }: TestServer, actions: readonly object[]) {
  const written = actions.map((action) => ({ type: "", ...action }));
  const body = { name: "Orders", sentries: [], actions: written };
  return await api.call(createHoot, { params: acme, body });
}

/** Has it show another state, and waits until everybody was told. */
async function feel(server: TestServer, { uid }: Pick<Hoot, "uid">, state: SentryState) {
  const params = { ...acme, hoot: uid };
  await server.api.call(overrideHoot, { params, body: { state, message: `It is ${state}` } });
  await server.settle();
}

const named = ({ installation }: ComponentWorld, settings: object[]) => ({
  type: "sentry_app",
  sentryAppInstallationUuid: installation,
  settings,
});

const toldOf = ({ requests }: Receiver) =>
  requests.map(({ body }) => (JSON.parse(body) as { action: string }).action);

describe.each(testEngines())("on %s", (engine) => {
  test("an integration that agreed is told with its settings, whatever it subscribes to", async () => {
    await using world = await startComponentWorld(engine, { isAlertable: true });
    const { server, receiver, installation } = world;
    const { api } = server;
    const settings = [{ name: "board", value: "5" }];
    receiver.script.push({ status: 400, body: JSON.stringify({ message: "No such board" }) });
    expect(await refusal(tryHoot(server, [named(world, settings)]))).toEqual({
      status: 400,
      body: { actions: ["Acme Tasks: No such board"] },
    });
    const hoot = await makeHoot(server, [{ ...named(world, settings), states: ["sick", "sad"] }]);
    expect(hoot.actions).toEqual([
      {
        ...named(world, settings),
        states: ["sad", "sick"],
        sentryAppId: expect.any(Number),
        desc: "Create a task",
      },
    ]);
    expect(hoot.errors).toBeUndefined();
    const asked = () => receiver.requests.filter(({ path }) => path === "/alert").length;
    const before = asked();
    const params = { ...acme, hoot: hoot.uid };
    const same = { name: "All orders", actions: hoot.actions };
    expect((await api.call(updateHoot, { params, body: same })).body.actions).toEqual(hoot.actions);
    expect(asked()).toBe(before);

    await feel(server, hoot, "happy");
    await feel(server, hoot, "sick");
    await feel(server, hoot, "sick");
    expect(receiver.webhooks("sentry_status.happy")).toEqual([]);
    const [told, ...others] = receiver.webhooks("sentry_status.sick");
    expect(others).toEqual([]);
    expect(told).toMatchObject({ action: "sick", installation: { uuid: installation } });
    expect(sentrySick.data.parse(told?.data)).toEqual(told?.data);
    expect(told?.data).toMatchObject({
      hoot: {
        uid: hoot.uid,
        name: "All orders",
        state: "sick",
        actions: [
          {
            type: "sentry_app",
            sentry_app_id: hoot.actions[0]?.sentryAppId,
            desc: "Create a task",
            settings,
          },
        ],
      },
      previous_state: "happy",
    });
  });

  test("what its sentries say is told like what a person says", async () => {
    await using server = await startServer({ engine });
    await using own = await Receiver.start();
    const { hoot, post } = await openStatus(server);
    const body = { actions: [{ type: "webhook", url: own.url }] };
    await server.api.call(updateHoot, { params: { ...acme, hoot: hoot.uid }, body });
    await post("state=sad&user_message=Late");
    await server.settle();
    expect(own.requests.map((request) => JSON.parse(request.body) as object)).toMatchObject([
      { action: "sad", data: { hoot: { uid: hoot.uid, user_message: "Late" } } },
    ]);
  });

  test("an integration that subscribes as well is told of both, each once", async () => {
    await using world = await startComponentWorld(engine, {
      isAlertable: true,
      schema: {},
      scopes: ["sentry:read"],
      events: ["sentry_status"],
    });
    const { server, receiver, installation } = world;
    const action = { type: "sentry_app", sentryAppInstallationUuid: installation };
    // The same twice is told once.
    const hoot = await makeHoot(server, [action, { ...action, states: ["sick"] }]);
    expect(hoot.actions[0]?.desc).toBe("Send a notification via Acme Tasks");
    await feel(server, hoot, "sick");
    const actions = receiver
      .webhooks("sentry_status.sick")
      .map(({ data }) => sentrySick.data.parse(data))
      .map((data) => ("hoot" in data ? data.hoot.actions?.length : "another"));
    expect(actions).toHaveLength(2);
    expect(new Set(actions)).toEqual(new Set([undefined, 1]));
  });

  test("an integration that takes no alerts any more is skipped, and that is said", async () => {
    await using world = await startComponentWorld(engine, { isAlertable: true, schema: {} });
    const { server, receiver, installation } = world;
    await using own = await Receiver.start();
    const hoot = await makeHoot(server, [
      { type: "sentry_app", sentryAppInstallationUuid: installation },
      { type: "webhook", url: own.url },
    ]);
    const { db } = server.running.instance.storage;
    await db.updateTable("sentry_apps").set({ is_alertable: 0 }).execute();
    await feel(server, hoot, "sad");
    expect(receiver.webhooks("sentry_status.sad")).toEqual([]);
    expect(toldOf(own)).toEqual(["sad"]);
    const shown = (await server.api.call(getHoot, { params: { ...acme, hoot: hoot.uid } })).body;
    expect(shown.errors).toEqual([
      { detail: "Acme Tasks takes no alerts any more. This action is skipped." },
    ]);
  });

  test("a webhook is signed with a secret that is shown once, until it is taken away", async () => {
    await using server = await startServer({ engine });
    await using own = await Receiver.start();
    const { api } = server;
    const hoot = await makeHoot(server, [{ type: "webhook", url: `${own.url}/plain` }]);
    const [action] = hoot.actions;
    expect(action).toMatchObject({
      states: ["happy", "sad", "sick"],
      desc: `Send a webhook to ${own.url}/plain`,
      secret: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const params = { ...acme, hoot: hoot.uid };
    expect((await api.call(getHoot, { params })).body.actions[0]).not.toHaveProperty("secret");
    await feel(server, hoot, "sick");
    const [told] = own.requests;
    const signature = createHmac("sha256", action?.secret ?? "")
      .update(told?.body ?? "")
      .digest("hex");
    expect(told?.headers["sentry-hook-signature"]).toBe(signature);
    expect(told?.headers["sentry-hook-resource"]).toBe("sentry_status");

    // Other words leave the actions as they are, and another address keeps the secret.
    await api.call(updateHoot, { params, body: { description: "Of the shop" } });
    const { webhookId } = action ?? {};
    const moved = [{ type: "webhook", url: `${own.url}/moved`, webhookId, states: ["happy"] }];
    const after = (await api.call(updateHoot, { params, body: { actions: moved } })).body;
    expect(after.actions).toMatchObject([{ webhookId, states: ["happy"] }]);
    expect(after.actions[0]).not.toHaveProperty("secret");
    await feel(server, hoot, "sad");
    await feel(server, hoot, "happy");
    expect(toldOf(own)).toEqual(["sick", "happy"]);
    expect(own.requests[1]?.path).toBe("/moved");

    await api.call(updateHoot, { params, body: { actions: [] } });
    await feel(server, hoot, "sick");
    expect(own.requests).toHaveLength(2);
  });

  test("webhooks go with their hoot, and nobody gets those of another", async () => {
    await using server = await startServer({ engine });
    await using own = await Receiver.start();
    const { api } = server;
    const { db } = server.running.instance.storage;
    const count = async () => (await db.selectFrom("alert_webhooks").select("id").execute()).length;
    const hoot = await makeHoot(server, [{ type: "webhook", url: own.url }]);
    const webhookId = hoot.actions[0]?.webhookId;
    const other = await makeHoot(server, [{ type: "webhook", url: own.url, webhookId }]);
    expect(other.actions[0]?.webhookId).not.toBe(webhookId);
    expect(other.actions[0]?.secret).toBeDefined();
    expect(await count()).toBe(2);
    await api.call(deleteHoot, { params: { ...acme, hoot: hoot.uid } });
    expect(await count()).toBe(1);
  });

  test("actions that cannot be are refused with a sentence each, and nothing is made", async () => {
    await using world = await startComponentWorld(engine, { schema: {} });
    const { server, installation } = world;
    const globex = { slug: "globex", name: "Globex" };
    await server.api.call(createOrganization, { body: globex });
    const app = { name: "Theirs", isInternal: true, organization: "globex", isAlertable: true };
    const made = { ...app, webhookUrl: world.receiver.url, scopes: [] };
    const foreign = (await server.api.call(createSentryApp, { body: made })).body.installation;
    const url =
      '"url" must be a URL that begins with http:// or https://, of 512 characters at most.';
    const states = '"states" must be a list of one or more of happy, sad and sick.';
    const webhook = { type: "webhook", url: "https://acme.example/hook" };
    const wrong: [action: object, sentence: string][] = [
      [{ type: "pigeon" }, 'There is no action "pigeon": use sentry_app or webhook.'],
      [
        { type: "email", targetType: "user" },
        'There is no action "email": use sentry_app or webhook.',
      ],
      [{ type: "webhook" }, url],
      [{ type: "webhook", url: "ftp://acme.example" }, url],
      [
        { ...webhook, secret: 5 },
        '"secret" must be a text of at most 200 characters, or left out.',
      ],
      [{ ...webhook, states: [] }, states],
      [{ ...webhook, states: ["neutral"] }, states],
      [{ ...webhook, states: "sick" }, states],
      [
        { type: "sentry_app" },
        'Name an installed integration by "sentryAppId" or "sentryAppInstallationUuid".',
      ],
      [
        { type: "sentry_app", sentryAppInstallationUuid: foreign?.uuid },
        `The integration ${foreign?.uuid} is not installed here.`,
      ],
      [
        { type: "sentry_app", sentryAppInstallationUuid: installation },
        "Acme Tasks takes no alerts.",
      ],
    ];
    for (const [action, sentence] of wrong) {
      expect(await refusal(tryHoot(server, [action]))).toEqual({
        status: 400,
        body: { actions: [sentence] },
      });
    }
    expect(await refusal(tryHoot(server, [{ type: "pigeon" }, { type: "webhook" }]))).toEqual({
      status: 400,
      body: { actions: ['There is no action "pigeon": use sentry_app or webhook.', url] },
    });
    const { db } = server.running.instance.storage;
    expect(await db.selectFrom("hoots").select("id").execute()).toEqual([]);
  });
});

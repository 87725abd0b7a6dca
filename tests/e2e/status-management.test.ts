import { describe, expect, test } from "vitest";
import {
  ApiError,
  clearHootOverride,
  createHoot,
  createMonitor,
  createSentryApp,
  deleteHoot,
  deleteSentry,
  deleteSentryToken,
  followHoot,
  getHoot,
  listHoots,
  listSentries,
  overrideHoot,
  unfollowHoot,
  updateMailChoices,
  updateSentry,
} from "@vedette/contract";
import {
  owner,
  ingestSender,
  Receiver,
  sampleEvent,
  signIn,
  startServer,
  testEngines,
} from "@vedette/testkit";
import { acme, makeSentry, openStatus, send } from "./status-world.ts";

async function refusal(call: Promise<unknown>): Promise<unknown> {
  const error = await call.catch((one: unknown) => one);
  if (error instanceof ApiError) return { status: error.status, body: error.body };
  throw new Error("it was not refused", { cause: error });
}

describe.each(testEngines())("on %s", (engine) => {
  test("a hoot brings a sentry of its own, and both are found in lists by page", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const make = async (name: string) =>
      (await api.call(createHoot, { params: acme, body: { name } })).body;
    const [orders] = [await make("Orders"), await make("Stock"), await make("Prices")];
    expect(orders).toMatchObject({ state: "neutral", sentries: [{ name: "Orders", state: null }] });
    const query = { per_page: 2 };
    const first = await api.call(listHoots, { params: acme, query });
    expect(first.body.map(({ name }) => name)).toEqual(["Orders", "Prices"]);
    const rest = await api.call(listHoots, {
      params: acme,
      query: { ...query, cursor: first.next ?? "" },
    });
    expect(rest.body.map(({ name }) => name)).toEqual(["Stock"]);

    const [sentry] = orders.sentries;
    await send(
      server,
      { uid: sentry?.uid ?? "" },
      { method: "PUT", query: "state=happy", token: made.token },
    );
    const listed = async (filter: object) =>
      (await api.call(listSentries, { params: acme, query: filter })).body.map(({ name }) => name);
    expect(await listed({ state: "happy" })).toEqual(["Orders"]);
    expect(await listed({ state: "unknown", query: "RIC" })).toEqual(["Prices"]);
    const params = { ...acme, sentry: sentry?.uid ?? "" };
    await api.call(updateSentry, { params, body: { isEnabled: false } });
    expect(await listed({})).toEqual(["Prices", "Stock"]);
    expect(await listed({ show: "disabled" })).toEqual(["Orders"]);
    expect(await listed({ show: "all" })).toHaveLength(3);

    await api.call(deleteSentry, { params });
    const ofHoot = { ...acme, hoot: orders.uid };
    expect((await api.call(getHoot, { params: ofHoot })).body).toMatchObject({
      state: "neutral",
      sentries: [],
    });
    await api.call(deleteHoot, { params: ofHoot });
    expect((await fetch(orders.badge.svg.light)).status).toBe(404);
  });

  test("a hoot is as bad as the worst of its sentries, and says what that one says", async () => {
    await using server = await startServer({ engine });
    const { token } = server.made;
    const { hoot, post, badge } = await openStatus(server);
    const other = await makeSentry(server, { name: "Other", hoots: [hoot.uid] });
    await post("state=happy&user_message=Fine");
    expect(await badge()).toMatchObject({ state: "happy", user_message: "Fine" });
    await send(server, other, { query: "state=sick&user_message=Broken", token });
    expect(await badge()).toMatchObject({ state: "sick", user_message: "Broken" });
    await send(server, other, { query: "state=sad", token });
    expect(await badge()).toMatchObject({ state: "sad", user_message: "" });
  });

  test("of two updates at the same time a hoot sees both", async () => {
    await using server = await startServer({ engine });
    const { token } = server.made;
    const { hoot, badge } = await openStatus(server);
    const names = Array.from({ length: 8 }, (_, index) => `Step ${index}`);
    const steps = await Promise.all(
      names.map(async (name) => await makeSentry(server, { name, hoots: [hoot.uid] })),
    );
    for (const state of ["sick", "happy"]) {
      await Promise.all(
        steps.map(async (one) => await send(server, one, { query: `state=${state}`, token })),
      );
      expect((await badge()).state).toBe(state);
    }
  });

  test("what a person says goes before the sentries, until its time has come", async () => {
    await using server = await startServer({ engine });
    const { api, running } = server;
    const { hoot, post, badge } = await openStatus(server);
    await post("state=sick");
    const params = { ...acme, hoot: hoot.uid };
    const until = "2999-01-01T00:00:00Z";
    const body = { state: "happy" as const, message: "Known, harmless", until };
    await api.call(overrideHoot, { params, body });
    await post("state=sad");
    expect(await badge()).toMatchObject({ state: "happy", user_message: "Known, harmless" });
    const { db } = running.instance.storage;
    await db.updateTable("hoots").set({ override_until_at: 1 }).execute();
    expect((await badge()).state).toBe("sad");
    await server.settle();
    expect((await api.call(getHoot, { params })).body.override).toBeNull();

    await api.call(overrideHoot, { params, body: { state: "sick" } });
    expect((await badge()).state).toBe("sick");
    expect((await api.call(clearHootOverride, { params })).body.state).toBe("sad");
    const past = { ...body, until: "2000-01-01T00:00:00Z" };
    expect(await refusal(api.call(overrideHoot, { params, body: past }))).toMatchObject({
      status: 400,
      body: { until: ["This moment has gone by."] },
    });
  });

  test("changes are told once each: to integrations that subscribe, and by mail to who follows", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const { api, running } = server;
    const app = {
      name: "Lamp",
      isInternal: true,
      organization: "acme",
      scopes: ["event:read" as const, "sentry:read" as const],
      events: ["sentry_status" as const],
      webhookUrl: `${receiver.url}/hook`,
    };
    await api.call(createSentryApp, { body: app });
    const { hoot, post } = await openStatus(server);
    const params = { ...acme, hoot: hoot.uid };
    await api.call(followHoot, { params });
    await post("state=sick&user_message=Load+failed");
    await post("state=sick&user_message=Still+failing");
    await server.settle();
    const told = receiver.requests.map(({ body }) => JSON.parse(body) as Told);
    expect(told.map(({ action }) => action)).toEqual(["sick", "sick"]);
    expect(told.flatMap(({ data }) => Object.keys(data))).toEqual(
      expect.arrayContaining(["hoot", "sentry"]),
    );
    const mails = async () =>
      (await running.instance.storage.db.selectFrom("mails").selectAll().execute()).map(
        ({ subject }) => subject,
      );
    expect(await mails()).toEqual(["Orders is sick"]);
    const session = await signIn(server.url, owner.email, owner.password);
    await session.api.call(updateMailChoices, { body: { status: false } });
    await post("state=sad");
    expect(await mails()).toHaveLength(1);
    await session.api.call(updateMailChoices, { body: { status: true } });
    await api.call(unfollowHoot, { params });
    await post("state=happy");
    expect(await mails()).toHaveLength(1);
  });

  test("a sentry that follows issues or a monitor finds out by itself", async () => {
    await using server = await startServer({ engine });
    const { api, made, running } = server;
    const { sentry, post, badge, history } = await openStatus(server);
    const params = { ...acme, sentry: sentry.uid };
    const follows = { type: "issues" as const, project: "shop", sickAt: 2 };
    const set = await api.call(updateSentry, { params, body: { follows } });
    expect(set.body.follows).toEqual({
      type: "issues",
      project: "shop",
      level: "error",
      minutes: 60,
      sadAt: 1,
      sickAt: 2,
    });
    await server.settle();
    expect((await badge()).state).toBe("happy");
    expect((await post("state=sick")).status).toBe(400);
    expect((await post("history_note=Looking")).status).toBe(200);
    await ingestSender(made.dsn).event(sampleEvent());
    const { db } = running.instance.storage;
    await db.updateTable("sentries").set({ looks_at: 1 }).execute();
    await server.settle();
    expect(await badge()).toMatchObject({
      state: "sad",
      user_message: "1 unresolved issue in 60 min",
    });
    expect((await history())[0]).toMatchObject({ kind: "watch", author: { type: "system" } });

    const config = {
      schedule_type: "interval" as const,
      schedule: [1, "hour"] as [number, "hour"],
    };
    const monitor = { project: "shop", name: "Nightly", config };
    await api.call(createMonitor, { params: acme, body: monitor });
    const watching = { type: "monitor" as const, project: "shop", monitor: "nightly" };
    await api.call(updateSentry, { params, body: { follows: watching } });
    await server.settle();
    const { projectId, publicKey } = ingestSender(made.dsn);
    for (const [status, state] of [
      ["error", "sick"],
      ["ok", "happy"],
    ] as const) {
      await fetch(`${server.url}/api/${projectId}/cron/nightly/${publicKey}/?status=${status}`);
      await server.settle();
      expect((await badge()).state).toBe(state);
    }
  });

  test("upstreams in a circle are refused, and so is what another organization has", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const a = await makeSentry(server, { name: "A" });
    const b = await makeSentry(server, { name: "B", upstreams: [a.uid] });
    const c = await makeSentry(server, { name: "C", upstreams: [b.uid] });
    const close = async (upstream: string) =>
      await refusal(
        api.call(updateSentry, {
          params: { ...acme, sentry: a.uid },
          body: { upstreams: [upstream] },
        }),
      );
    const circle = "A sentry cannot be upstream of itself, not by way of others either.";
    for (const one of [a, b, c]) {
      expect(await close(one.uid)).toEqual({ status: 400, body: { upstreams: [circle] } });
    }
    expect(await close("0".repeat(32))).toMatchObject({ status: 400 });
  });

  test("a sentry's own token opens that sentry alone, until it is replaced or revoked", async () => {
    await using server = await startServer({ engine });
    const { sentry, post, ownToken, read } = await openStatus(server);
    const other = await makeSentry(server, { name: "Other" });
    const first = await ownToken();
    expect((await read()).token?.lastCharacters).toBe(first.slice(-4));
    expect((await send(server, other, { query: "state=sick", token: first })).status).toBe(404);
    const second = await ownToken();
    expect((await post("state=happy", first)).status).toBe(401);
    expect((await post("state=happy", second)).status).toBe(200);
    const elsewhere = await fetch(`${server.url}/api/0/organizations/acme/sentries/`, {
      headers: { authorization: `Bearer ${second}` },
    });
    expect(elsewhere.status).toBe(401);
    await server.api.call(deleteSentryToken, { params: { ...acme, sentry: sentry.uid } });
    expect((await post("state=happy", second)).status).toBe(401);
  });
});

interface Told {
  action: string;
  data: object;
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  deleteServiceAccount,
  listServiceAccounts,
  updateHoot,
  updateSentry,
} from "@vedette/contract";
import { startServer, testEngines, type TestServer } from "@vedette/testkit";
import { acme, makeSentry, makeServiceToken, openStatus, readBadge, send } from "./status-world.ts";

/** What a sentry and its hoot must do, sentence by sentence (docs/integrate/status.md). */
describe.each(testEngines())("on %s", (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ engine });
  });
  afterAll(async () => await server[Symbol.asyncDispose]());

  /** Lets time pass for a sentry: its timeout has come. */
  const timeOut = async (uid: string): Promise<void> => {
    const { db } = server.running.instance.storage;
    await db.updateTable("sentries").set({ times_out_at: 1 }).where("uid", "=", uid).execute();
    await server.settle();
  };

  test("1: GET of the API address gives the sentry", async () => {
    const { sentry, send: request } = await openStatus(server);
    const { token } = server.made;
    const answer = await request({ method: "GET", token });
    expect(answer).toMatchObject({
      status: 200,
      body: { uid: sentry.uid, name: "Nightly orders", state: null, url: sentry.apiUrl },
    });
  });

  test("2: POST with Bearer and query parameters updates it, without a valid token it does not", async () => {
    const { post, read, history, send: request } = await openStatus(server);
    for (const token of [undefined, "0".repeat(64), `vst_${"0".repeat(64)}`]) {
      const refused = await request({ query: "state=sick", ...(token && { token }) });
      expect(refused.status).toBe(401);
      expect(typeof refused.body["detail"]).toBe("string");
    }
    expect(await history()).toEqual([]);
    const answer = await post("state=happy&user_message=All+loaded");
    expect(answer).toMatchObject({
      status: 200,
      body: { name: "Nightly orders", state: "happy", user_message: "All loaded" },
    });
    expect(await read()).toMatchObject({ state: "happy", message: "All loaded" });
  });

  test("3: state is exactly happy, sad or sick, and a left out or empty one stays", async () => {
    const { post, read, history } = await openStatus(server);
    for (const state of ["happy", "sad", "sick"]) {
      expect((await post(`state=${state}`)).body["state"]).toBe(state);
    }
    for (const wrong of ["green", "Happy", "happy ", "1"]) {
      const refused = await post(`state=${encodeURIComponent(wrong)}&history_note=lost`);
      expect(refused.status).toBe(400);
      expect(refused.body["state"]).toEqual([expect.stringContaining("happy, sad or sick")]);
    }
    expect((await post("history_note=still")).body["state"]).toBe("sick");
    expect((await post("state=&user_message=")).body["state"]).toBe("sick");
    expect((await read()).state).toBe("sick");
    expect(await history()).toHaveLength(5);
  });

  test("4: a message of 80 characters is stored, one of 81 is refused whole", async () => {
    const { post, read } = await openStatus(server);
    const whole = "ü💚".repeat(40);
    const stored = await post(`state=happy&user_message=${encodeURIComponent(whole)}`);
    expect(stored.body["user_message"]).toBe(whole);
    const refused = await post(`state=sick&user_message=${encodeURIComponent(`${whole}x`)}`);
    expect(refused).toEqual({
      status: 400,
      body: { user_message: ["A message has at most 80 characters, and this one has 81."] },
    });
    expect(await read()).toMatchObject({ state: "happy", message: whole });
  });

  test("5: a note appears in the history", async () => {
    const { post, history } = await openStatus(server);
    await post("state=sad&history_note=Source+was+late");
    expect(await history()).toMatchObject([
      { kind: "report", state: "sad", note: "Source was late", isPrivate: false },
    ]);
  });

  test("6: a private note is absent from the popup and present in the history", async () => {
    const { post, history, popup } = await openStatus(server);
    await post("state=sad&history_note=For+everybody&private_entry=False");
    await post("state=sick&history_note=Only+for+us&private_entry=True");
    expect((await history()).map(({ note, isPrivate }) => [note, isPrivate])).toEqual([
      ["Only for us", true],
      ["For everybody", false],
    ]);
    const shown = await popup();
    expect(shown.notes.map(({ note }) => note)).toEqual(["For everybody"]);
    expect(JSON.stringify(shown)).not.toContain("Only for us");
  });

  test("7: any metadata is kept, a new key is in the history", async () => {
    const { post, read, history } = await openStatus(server);
    await post("state=happy&meta[run]=42&meta[where][cluster]=eu-1&meta[]=odd");
    const meta = { run: "42", where: { cluster: "eu-1" }, "": "odd" };
    expect((await read()).meta).toEqual(meta);
    await post("state=happy");
    expect((await read()).meta).toEqual(meta);
    expect((await history()).map((entry) => entry.meta)).toEqual([{}, meta]);
  });

  test("8: metadata in the format is charted, other metadata is not", async () => {
    const { post, analytics, history } = await openStatus(server);
    await post("meta[latest_record_at]=2026-01-02T03:04:05Z&meta[row_counts][orders]=120");
    await post("meta[latest_record_at]=yesterday&meta[row_counts][orders]=many&meta[colour]=red");
    const { lag, counts } = await analytics();
    expect(lag.map(({ latestRecordAt }) => latestRecordAt)).toEqual([
      "2026-01-02T03:04:05.000000Z",
    ]);
    expect(counts.map(({ item, points }) => [item, points.map(({ count }) => count)])).toEqual([
      ["orders", [120]],
    ]);
    expect((await history())[0]?.meta).toEqual({
      latest_record_at: "yesterday",
      row_counts: { orders: "many" },
      colour: "red",
    });
  });

  test("9: the time of the latest record reaches the badge of every connected hoot", async () => {
    const first = await openStatus(server);
    const second = await openStatus(server);
    const params = { ...acme, sentry: first.sentry.uid };
    const hoots = [first.hoot.uid, second.hoot.uid];
    await server.api.call(updateSentry, { params, body: { hoots } });
    for (const value of ["2026-01-02T03:04:05Z", "1767323045", "1767323045000"]) {
      await first.post("state=happy&meta[latest_record_at]=1");
      await first.post(`state=happy&meta[latest_record_at]=${value}`);
      for (const { hoot } of [first, second]) {
        expect((await readBadge(hoot)).latest_record_at).toBe("2026-01-02T03:04:05.000000Z");
        expect(await (await fetch(hoot.badge.svg.light)).text()).toContain("2026-01-02 03:04 UTC");
      }
    }
  });

  test("10: counts sent over time are a series each", async () => {
    const { send: request, analytics } = await openStatus(server);
    const { token } = server.made;
    for (const orders of [120, 130, 90]) {
      const meta = { row_counts: { orders, customers: 7 } };
      expect((await request({ token, json: { state: "happy", meta } })).status).toBe(200);
    }
    const { counts } = await analytics();
    expect(counts.map(({ item, points }) => [item, points.map(({ count }) => count)])).toEqual([
      ["customers", [7, 7, 7]],
      ["orders", [120, 130, 90]],
    ]);
  });

  test("11: a POST with state=sick shows as sick", async () => {
    const { post, read, badge, showHoot } = await openStatus(server);
    await post("state=sick&user_message=Load+failed");
    expect((await read()).state).toBe("sick");
    expect(await badge()).toMatchObject({ state: "sick", user_message: "Load failed" });
    expect(await showHoot()).toMatchObject({ state: "sick", message: "Load failed" });
  });

  test("12: a token speaks for its account; a service account's is enough, and dies with it", async () => {
    const { post, history, ownToken } = await openStatus(server);
    const token = await makeServiceToken(server);
    expect((await post("state=happy", token)).status).toBe(200);
    expect((await post("state=sad", await ownToken())).status).toBe(200);
    expect((await post("state=sick")).status).toBe(200);
    expect((await history()).map(({ author }) => [author.type, author.name])).toEqual([
      ["user", "owner"],
      ["sentry-token", "The sentry's own token"],
      ["user", "Pipelines"],
    ]);
    const accounts = (await server.api.call(listServiceAccounts, { params: acme })).body;
    for (const { id } of accounts) {
      await server.api.call(deleteServiceAccount, { params: { ...acme, account: id } });
    }
    expect((await post("state=happy", token)).status).toBe(401);
  });

  test("13: without an update for its hours it is sick, on the badge and in the history", async () => {
    const { sentry, post, history, badge } = await openStatus(server, { timeoutHours: 2 });
    await post("state=happy");
    await timeOut(sentry.uid);
    await server.settle();
    expect(await badge()).toMatchObject({ state: "sick", user_message: "No update for 2 hours" });
    expect((await history()).map(({ kind, state, author }) => [kind, state, author.type])).toEqual([
      ["timeout", "sick", "system"],
      ["report", "happy", "user"],
    ]);
  });

  test("14: a disabled sentry has no say and takes no updates, a disabled hoot says so", async () => {
    const { sentry, hoot, post, history, badge } = await openStatus(server);
    await post("state=sick");
    const params = { ...acme, sentry: sentry.uid };
    await server.api.call(updateSentry, { params, body: { isEnabled: false } });
    expect((await badge()).state).toBe("neutral");
    const refused = await post("state=happy");
    expect([refused.status, typeof refused.body["detail"]]).toEqual([409, "string"]);
    expect((await history()).map(({ kind }) => kind)).toEqual(["disabled", "report"]);
    await server.api.call(updateSentry, { params, body: { isEnabled: true } });
    expect((await badge()).state).toBe("sick");

    const ofHoot = { ...acme, hoot: hoot.uid };
    await server.api.call(updateHoot, { params: ofHoot, body: { isEnabled: false } });
    expect(await badge()).toMatchObject({ state: "disabled", user_message: "" });
    expect(await (await fetch(hoot.badge.svg.light)).text()).toContain(">disabled<");
  });

  test("15: one sentry updates two connected hoots in one POST", async () => {
    const first = await openStatus(server);
    const second = await openStatus(server);
    const sentry = await makeSentry(server, {
      name: "Both",
      hoots: [first.hoot.uid, second.hoot.uid],
    });
    await send(server, sentry, { query: "state=sad", token: server.made.token });
    expect([(await first.badge()).state, (await second.badge()).state]).toEqual(["sad", "sad"]);
  });

  test("16: upstreams are read when the downstream is posted, not before", async () => {
    const upstream = await makeSentry(server, { name: "Source" });
    const { token } = server.made;
    const { post, badge } = await openStatus(server, { upstreams: [upstream.uid] });
    await post("state=happy&user_message=Done");
    const query = "state=sick&meta[latest_record_at]=2026-01-02T03:04:05Z";
    await send(server, upstream, { query, token });
    expect(await badge()).toMatchObject({ state: "happy", latest_record_at: null });
    await post("state=happy&user_message=Done");
    expect(await badge()).toMatchObject({
      state: "sick",
      user_message: "Upstream is sick: Source",
      latest_record_at: "2026-01-02T03:04:05.000000Z",
    });
    await send(server, upstream, { query: "state=happy", token });
    expect((await badge()).state).toBe("sick");
    await post("user_message=Done");
    expect(await badge()).toMatchObject({ state: "happy", user_message: "Done" });
  });

  test("17: the badge is served without login, the popup is not", async () => {
    const { hoot, popup } = await openStatus(server);
    const badges = [...Object.values(hoot.badge.svg), hoot.badge.json, hoot.badge.shields];
    for (const url of [...badges, hoot.badge.iframe, hoot.badge.script]) {
      expect((await fetch(url)).status).toBe(200);
    }
    const nobody = await fetch(`${server.url}/api/0/hoots/${hoot.uid}/popup/`);
    expect(nobody.status).toBe(401);
    expect((await popup()).name).toBe("Orders");
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, testEngines, type TestServer } from "@vedette/testkit";
import { openStatus } from "./status-world.ts";

describe.each(testEngines())("on %s", (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ engine });
  });
  afterAll(async () => await server[Symbol.asyncDispose]());

  test("an update says the same in the query, as a form of either kind, and as JSON", async () => {
    const { send, sentry, read } = await openStatus(server);
    const { token } = server.made;
    const pairs = {
      state: "sad",
      user_message: "Späte Quelle & <b>",
      "meta[row_counts][orders]": "7",
    };
    const form = new URLSearchParams(pairs).toString();
    const multipart = new FormData();
    for (const [name, value] of Object.entries(pairs)) multipart.set(name, value);
    const meta = { row_counts: { orders: "7" } };
    const sendings = [
      async () => await send({ token, query: form }),
      async () => await send({ token, form }),
      async () => await send({ token, method: "PUT", query: form }),
      async () =>
        await send({ token, json: { state: "sad", user_message: pairs.user_message, meta } }),
      async () =>
        await fetch(sentry.apiUrl, {
          method: "POST",
          headers: { authorization: `Bearer ${token}` },
          body: multipart,
        }),
    ];
    for (const sending of sendings) {
      await send({ token, query: "state=happy&meta[other]=1" });
      expect((await sending()).status).toBe(200);
      expect(await read()).toMatchObject({ state: "sad", message: pairs.user_message, meta });
    }
  });

  test("what cannot be read is refused with a sentence, and nothing is recorded", async () => {
    const { send, sentry, history } = await openStatus(server);
    const { token } = server.made;
    const file = new FormData();
    file.set("state", new Blob(["sick"]), "state.txt");
    const headers = { authorization: `Bearer ${token}` };
    const answers = [
      await fetch(sentry.apiUrl, { method: "POST", headers, body: file }),
      await fetch(sentry.apiUrl, { method: "POST", headers, body: "state=sick" }),
      await fetch(`${sentry.apiUrl}?history_note=%00`, { method: "POST", headers }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 415, 400]);
    expect((await send({ token, json: { state: 5, private_entry: [] } })).status).toBe(400);
    expect((await send({ token, form: "user_message=%00" })).status).toBe(400);
    expect(await history()).toEqual([]);
  });

  test("a badge is kept for half a minute at most, and sent again only when it changed", async () => {
    const { hoot, post } = await openStatus(server);
    const url = hoot.badge.svg.dark;
    const first = await fetch(url);
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("public, max-age=30");
    expect(first.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(first.headers.get("set-cookie")).toBeNull();
    const known = await fetch(url, { headers: { "if-none-match": `W/${etag}` } });
    expect([known.status, await known.text()]).toEqual([304, ""]);
    await post("state=sick");
    const changed = await fetch(url, { headers: { "if-none-match": etag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
    expect(await (await fetch(hoot.badge.shields)).json()).toEqual({
      schemaVersion: 1,
      label: "Orders",
      message: "sick",
      color: "red",
      cacheSeconds: 300,
    });
  });

  test.each(["/badges/nonsense.svg", `/badges/${"0".repeat(32)}.svg`, "/badges/x/frame"])(
    "there is no badge at %s",
    async (path) => {
      expect((await fetch(server.url + path)).status).toBe(404);
    },
  );
});

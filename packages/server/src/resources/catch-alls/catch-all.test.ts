import {
  clearCaughtRequests,
  createOrgAuthToken,
  getCatchAll,
  getCaughtRequest,
  listCaughtRequests,
  rotateCatchAll,
  updateCatchAll,
} from "@vedette/contract";
import { openEventStream, testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { joinAcme } from "../testing/join-acme.ts";
import { refusal } from "../testing/refusal.ts";
import {
  bootstrapAcme,
  type PeopleServer,
  startPeopleServer,
} from "../testing/start-people-server.ts";
import { deleteOldCaughtRequests } from "./index.ts";
import { KEPT_MS, MAX_BODY_BYTES, MAX_KEPT_BYTES, MAX_REQUESTS } from "./model.ts";

async function openCatchAll(server: PeopleServer) {
  const { token } = await bootstrapAcme(server);
  const api = server.bearer(token);
  const here = async (): Promise<string> => {
    const { url } = (await api.call(getCatchAll)).body;
    return url.replace(server.instance.links.baseUrl, server.url);
  };
  return { token, api, here };
}

describe.each(testEngines())("on %s", (engine) => {
  test("whatever is sent is there with its headers and body, newest first", async () => {
    await using server = await startPeopleServer(engine);
    const { api, here } = await openCatchAll(server);
    const url = await here();
    expect(await here()).toBe(url);
    const posted = await fetch(`${url}/deep/er?x=1&y=ü`, {
      method: "POST",
      headers: { "content-type": "application/json", "X-Own": "Yes" },
      body: '{"broken": ',
    });
    expect([posted.status, await posted.text()]).toEqual([200, ""]);
    await fetch(url, { method: "DELETE" });
    await fetch(`${url}/`, { method: "PUT", body: Buffer.from([0, 255, 1]) });

    const list = (await api.call(listCaughtRequests)).body;
    expect(list).toMatchObject([
      { method: "PUT", path: "/", size: 3 },
      { method: "DELETE", path: "", size: 0, contentType: null },
      { method: "POST", path: "/deep/er?x=1&y=%C3%BC", contentType: "application/json", size: 11 },
    ]);
    const read = async (at: number) =>
      (await api.call(getCaughtRequest, { params: { caught: list[at]?.id ?? "" } })).body;
    const first = await read(2);
    expect(first).toMatchObject({
      body: '{"broken": ',
      bodyEncoding: "text",
      isTruncated: false,
      ipAddress: "127.0.0.1",
    });
    expect(first.headers).toContainEqual(["x-own", "Yes"]);
    expect(await read(0)).toMatchObject({ body: "AP8B", bodyEncoding: "base64" });

    expect((await api.call(clearCaughtRequests)).status).toBe(204);
    expect((await api.call(listCaughtRequests)).body).toEqual([]);
  });

  test("another address kills the one before, and forgets what was sent there", async () => {
    await using server = await startPeopleServer(engine);
    const { api, here } = await openCatchAll(server);
    const before = await here();
    await fetch(before);
    const { url } = (await api.call(rotateCatchAll)).body;
    expect((await fetch(before)).status).toBe(404);
    expect((await api.call(listCaughtRequests)).body).toEqual([]);
    expect(url).not.toContain(new URL(before).pathname);
    expect((await fetch(await here())).status).toBe(200);
  });

  test("the oldest make way when there are too many, or they take too much room", async () => {
    await using server = await startPeopleServer(engine);
    const { api, here } = await openCatchAll(server);
    const url = await here();
    const list = async () => (await api.call(listCaughtRequests)).body;
    for (let at = 0; at <= MAX_REQUESTS; at++) await fetch(`${url}/${at}`);
    expect((await list()).map(({ path }) => path)).toEqual(
      Array.from({ length: MAX_REQUESTS }, (_, at) => `/${MAX_REQUESTS - at}`),
    );
    const body = "ä".repeat(MAX_BODY_BYTES);
    const room = MAX_KEPT_BYTES / MAX_BODY_BYTES;
    for (let at = 0; at <= room; at++) await fetch(`${url}/large/${at}`, { method: "POST", body });
    const kept = await list();
    expect(kept).toHaveLength(room);
    expect(kept[0]).toMatchObject({ path: `/large/${room}`, size: 2 * MAX_BODY_BYTES });
    const params = { caught: kept[0]?.id ?? "" };
    const detail = (await api.call(getCaughtRequest, { params })).body;
    expect(detail).toMatchObject({ isTruncated: true, bodyEncoding: "text" });
    expect(detail.body).toBe("ä".repeat(MAX_BODY_BYTES / 2));
  });

  test("what is a week old is forgotten", async () => {
    await using server = await startPeopleServer(engine);
    const { api, here } = await openCatchAll(server);
    const { storage } = server.instance;
    await fetch(`${await here()}/old`);
    server.clock.now += KEPT_MS + 1;
    await fetch(`${await here()}/new`);
    const forget = async () =>
      await storage.transaction(
        async (tx) => await deleteOldCaughtRequests(tx, server.clock.now, 10),
      );
    expect([await forget(), await forget()]).toEqual([1, 0]);
    expect((await api.call(listCaughtRequests)).body).toMatchObject([{ path: "/new" }]);
  });
});

test("it answers as its owner chooses", async () => {
  await using server = await startPeopleServer("sqlite");
  const { api, here } = await openCatchAll(server);
  await api.call(updateCatchAll, { body: { answerStatus: 503 } });
  expect((await fetch(await here())).status).toBe(503);
  const wrong = api.call(updateCatchAll, { body: { answerStatus: 101 } });
  expect(await refusal(wrong)).toMatchObject({
    status: 400,
    body: { answerStatus: [expect.any(String)] },
  });
});

test("a session that is lured there is not recorded", async () => {
  await using server = await startPeopleServer("sqlite");
  const { api, here } = await openCatchAll(server);
  await fetch(await here(), { headers: { cookie: "better-auth.session_token=stolen" } });
  const [caught] = (await api.call(listCaughtRequests)).body;
  const params = { caught: caught?.id ?? "" };
  const { headers } = (await api.call(getCaughtRequest, { params })).body;
  expect(JSON.stringify(headers)).not.toMatch(/cookie|stolen/);
});

test("everybody sees their own alone, and only people have one", async () => {
  await using server = await startPeopleServer("sqlite");
  const { api, here } = await openCatchAll(server);
  await fetch(await here());
  const [caught] = (await api.call(listCaughtRequests)).body;
  const bob = await joinAcme(server, api, "bob");
  expect((await bob.call(listCaughtRequests)).body).toEqual([]);
  const params = { caught: caught?.id ?? "" };
  expect(await refusal(bob.call(getCaughtRequest, { params }))).toMatchObject({ status: 404 });
  const made = await api.call(createOrgAuthToken, {
    params: { organization: "acme" },
    body: { name: "CI" },
  });
  expect(await refusal(server.bearer(made.body.token).call(getCatchAll))).toMatchObject({
    status: 403,
  });
  expect((await fetch(`${server.url}/catch/${"0".repeat(48)}/x`)).status).toBe(404);
});

test("its owner is told of each request as it comes", async () => {
  await using server = await startPeopleServer("sqlite");
  const { token, api, here } = await openCatchAll(server);
  await using stream = await openEventStream(
    `${server.url}/api/0/organizations/acme/live/?topics=catch-all`,
    { authorization: `Bearer ${token}` },
  );
  await stream.next();
  await fetch(await here());
  const [caught] = (await api.call(listCaughtRequests)).body;
  expect((await stream.next()).data).toEqual({
    topic: "catch-all",
    action: "created",
    project: null,
    ids: [caught?.id],
  });
});

test("a sender that runs wild is slowed down", async () => {
  await using server = await startPeopleServer("sqlite");
  const { here } = await openCatchAll(server);
  const url = await here();
  const statuses = new Set<number>();
  for (let at = 0; at < 201; at++) statuses.add((await fetch(url)).status);
  expect(statuses).toEqual(new Set([200, 429]));
  server.clock.now += 10_000;
  expect((await fetch(url)).status).toBe(200);
});

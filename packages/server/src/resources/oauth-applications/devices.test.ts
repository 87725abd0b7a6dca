import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { openOauthWorld, type OauthWorld } from "./oauth-world.fixture.ts";

const GRANT = "urn:ietf:params:oauth:grant-type:device_code";
const refused = (error: string) => ({ status: 400, body: { error } });

/** A command-line tool that asks for `org:read`. */
async function startTool(world: OauthWorld) {
  const { clientID: client_id } = await world.register({ name: "Tool", isPublic: true });
  const { body } = await world.post("/oauth/device/code/", { client_id, scope: "org:read" });
  return {
    codes: body,
    ask: async () =>
      await world.post("/oauth/token/", {
        grant_type: GRANT,
        client_id,
        device_code: body.device_code,
      }),
    answer: async (allow: boolean, typed: string = body.user_code) =>
      await world.browse("POST", "/oauth/device/", { user_code: typed, allow }),
  };
}

describe.each(testEngines())("on %s", (engine) => {
  test("a tool gets tokens once a person typed its code and said yes", async () => {
    await using world = await openOauthWorld(engine);
    const { codes, ask, answer } = await startTool(world);
    expect(codes).toEqual({
      device_code: expect.stringMatching(/^[0-9a-f]{64}$/),
      user_code: expect.stringMatching(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/),
      verification_uri: "http://localhost:8000/oauth/device/",
      verification_uri_complete: `http://localhost:8000/oauth/device/?user_code=${codes.user_code}`,
      expires_in: 900,
      interval: 5,
    });
    expect(await ask()).toMatchObject(refused("authorization_pending"));
    const typed = codes.user_code.toLowerCase().replace("-", "");
    const question = await world.browse("GET", `/api/0/oauth/device/?user_code=${typed}`);
    expect(question.body).toMatchObject({
      application: { name: "Tool" },
      scopes: ["org:read"],
      redirectUri: null,
    });
    expect((await answer(true, typed)).status).toBe(204);
    world.clock.now += 5000;
    const { status, body } = await ask();
    expect({ status, scope: body.scope }).toEqual({ status: 200, scope: "org:read" });
    expect(await world.tryToken(body.access_token)).toBe(200);
    world.clock.now += 5000;
    expect(await ask()).toMatchObject(refused("invalid_grant"));
    expect((await answer(true)).status).toBe(404);
  });
});

test("a tool that asks too often is told to wait longer each time", async () => {
  await using world = await openOauthWorld();
  const { ask } = await startTool(world);
  expect(await ask()).toMatchObject(refused("authorization_pending"));
  world.clock.now += 4999;
  expect(await ask()).toMatchObject(refused("slow_down"));
  world.clock.now += 9999;
  expect(await ask()).toMatchObject(refused("slow_down"));
  world.clock.now += 15_000;
  expect(await ask()).toMatchObject(refused("authorization_pending"));
});

test("a tool is told that the answer was no, or that nobody answered in time", async () => {
  await using world = await openOauthWorld();
  const denied = await startTool(world);
  expect((await denied.answer(false)).status).toBe(204);
  expect(await denied.ask()).toMatchObject(refused("access_denied"));
  const late = await startTool(world);
  world.clock.now += 15 * 60 * 1000;
  expect(await late.ask()).toMatchObject(refused("expired_token"));
  expect((await late.answer(true)).status).toBe(404);
});

test("codes cannot be found by trying", async () => {
  await using world = await openOauthWorld();
  const { answer, codes } = await startTool(world);
  const path = "/api/0/oauth/device/?user_code=";
  for (let guess = 0; guess < 10; guess++) {
    expect((await world.browse("GET", `${path}BBBBBBB${"CDFGHJKLMN"[guess]}`)).status).toBe(404);
  }
  const tooMany = await world.browse("GET", path + codes.user_code);
  expect(tooMany.status).toBe(429);
  expect(tooMany.headers.get("retry-after")).toBe("600");
  expect((await answer(true)).status).toBe(429);
  world.clock.now += 10 * 60 * 1000;
  expect((await answer(true)).status).toBe(204);
});

test("scopes there are not, and clients there are not, are refused at the start", async () => {
  await using world = await openOauthWorld();
  const start = async (fields: Record<string, string>) =>
    await world.post("/oauth/device/code/", fields);
  expect(await start({ ...world.client, scope: "all" })).toMatchObject(refused("invalid_scope"));
  expect((await start({ client_id: "f".repeat(64) })).status).toBe(401);
  expect((await start({ client_id: world.client.client_id })).status).toBe(401);
  expect(await start({})).toMatchObject(refused("invalid_request"));
});

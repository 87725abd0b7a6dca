import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import {
  EIGHT_HOURS_MS,
  type InstalledWorld,
  openInstalledWorld,
  TEN_MINUTES_MS,
} from "../installations/installed-world.fixture.ts";

const byCode = (code: unknown) => ({ grant_type: "authorization_code", code });
const byRefresh = (refreshToken: unknown) => ({
  grant_type: "refresh_token",
  refresh_token: refreshToken,
});

/** Installs the app and exchanges its code. */
async function settle(world: InstalledWorld) {
  const { uuid, code } = await world.install();
  return { uuid, code, ...(await world.authorize(uuid, byCode(code))).body };
}

/** Whether a token gives its holder the installation it is of. */
async function works(world: InstalledWorld, uuid: string, token: string): Promise<boolean> {
  return (await world.call(token, "GET", `sentry-app-installations/${uuid}/`)).status === 200;
}

describe.each(testEngines())("on %s", (engine) => {
  test("a code gives a token for eight hours, once", async () => {
    const world = await openInstalledWorld(engine);
    const { uuid, code } = await world.install();
    const { status, body } = await world.authorize(uuid, { ...byCode(code), state: "s1" });
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        id: expect.any(String),
        name: null,
        scopes: ["event:read", "org:read"],
        application: null,
        dateCreated: "2030-01-01T00:00:00.000000Z",
        expiresAt: "2030-01-01T08:00:00.000000Z",
        dateLastUsed: null,
        state: "s1",
        tokenLastCharacters: body.token.slice(-4),
        token: expect.stringMatching(/^[0-9a-f]{64}$/),
        refreshToken: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    expect(await works(world, uuid, body.token)).toBe(true);
    expect(await world.authorize(uuid, byCode(code))).toMatchObject({
      status: 401,
      body: { detail: "Could not find grant for given code" },
    });
    expect(
      (await world.call("ada", "GET", `sentry-app-installations/${uuid}/`)).body,
    ).not.toHaveProperty("code");
  });

  test("of many that show a code at the same time, one gets a token", async () => {
    const world = await openInstalledWorld(engine);
    const { uuid, code } = await world.install();
    const asked = Array.from({ length: 5 }, () => world.authorize(uuid, byCode(code)));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 401, 401, 401, 401]);
  });

  test("a refresh token gives a new pair, and the old one is dead at once", async () => {
    const world = await openInstalledWorld(engine);
    const first = await settle(world);
    world.clock.now += EIGHT_HOURS_MS + 1;
    const second = await world.authorize(first.uuid, byRefresh(first.refreshToken));
    expect(second.status).toBe(201);
    expect(second.body.expiresAt).toBe("2030-01-01T16:00:00.001000Z");
    expect(await works(world, first.uuid, first.token)).toBe(false);
    expect(await works(world, first.uuid, second.body.token)).toBe(true);
    expect(await world.authorize(first.uuid, byRefresh(first.refreshToken))).toMatchObject({
      status: 401,
      body: { detail: "Given refresh token does not exist" },
    });
    expect(await works(world, first.uuid, second.body.token)).toBe(true);
    const { db } = world.storage;
    const live = db.selectFrom("api_tokens").select("id").where("kind", "=", "integration");
    expect(await live.execute()).toHaveLength(1);
  });

  test("of many that show a refresh token at the same time, one gets a pair", async () => {
    const world = await openInstalledWorld(engine);
    const { uuid, refreshToken } = await settle(world);
    const asked = Array.from({ length: 5 }, () => world.authorize(uuid, byRefresh(refreshToken)));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 401, 401, 401, 401]);
  });
});

test("neither codes nor tokens can be read from the database", async () => {
  const world = await openInstalledWorld();
  const { uuid, code } = await world.install();
  const { db } = world.storage;
  const grant = await db.selectFrom("installation_grants").selectAll().executeTakeFirstOrThrow();
  expect(grant.code_hash).not.toContain(code);
  expect(grant.sealed_code).toBe(`sealed ${code}`);
  const { token, refreshToken } = (await world.authorize(uuid, byCode(code))).body;
  const rows = JSON.stringify(await db.selectFrom("api_tokens").selectAll().execute());
  expect(rows).not.toContain(token);
  expect(rows).not.toContain(refreshToken);
});

test("a new token has what the app may do now", async () => {
  const world = await openInstalledWorld();
  const { uuid, refreshToken } = await settle(world);
  const change = { scopes: ["event:read", "project:read"] };
  expect((await world.call("ada", "PUT", `sentry-apps/${world.slug}/`, change)).status).toBe(200);
  const { body } = await world.authorize(uuid, byRefresh(refreshToken));
  expect(body.scopes).toEqual(["event:read", "project:read"]);
});

describe("what is wrong is refused in its order", () => {
  test.each<[string, object | undefined, number, object]>([
    ["nothing sent", undefined, 401, { detail: "Invalid request" }],
    ["another secret", { client_secret: "0".repeat(64), code: 1 }, 401, invalidClient()],
    ["another id", { client_id: "0".repeat(64) }, 401, invalidClient()],
    ["no id", { client_id: null, grant_type: "?" }, 401, invalidClient()],
    ["a list for a secret", { client_secret: ["a"] }, 401, invalidClient()],
    ["no grant type", {}, 403, { detail: "Invalid grant_type" }],
    ["another grant type", { grant_type: "password" }, 403, { detail: "Invalid grant_type" }],
    ["no code", { grant_type: "authorization_code" }, 400, { code: ["This field is required."] }],
    ["a code of null", byCode(null), 400, { code: ["This field may not be null."] }],
    ["a code that is no text", byCode(["x"]), 400, { code: ["Not a valid string."] }],
    ["an empty code", byCode(""), 400, { code: ["This field may not be blank."] }],
    ["an unknown code", byCode("f".repeat(32)), 401, noGrant()],
    ["no refresh token", { grant_type: "refresh_token" }, 400, required("refresh_token")],
    ["an unknown refresh token", byRefresh("f".repeat(64)), 401, noRefresh()],
  ])("%s", async (_name, fields, status, body) => {
    const world = await openInstalledWorld();
    const { uuid } = await world.install();
    expect(await world.authorize(uuid, fields)).toMatchObject({ status, body });
  });

  test("an empty object", async () => {
    const world = await openInstalledWorld();
    const path = `sentry-app-installations/${(await world.install()).uuid}/authorizations/`;
    const refused = { status: 401, body: { detail: "Invalid request" } };
    expect(await world.call("nobody", "POST", path, {})).toMatchObject(refused);
  });

  test("an installation there is not, before it is said whether the code is right", async () => {
    const world = await openInstalledWorld();
    const { code } = await world.install();
    const nowhere = "00000000-0000-4000-8000-000000000000";
    expect(await world.authorize(nowhere, byCode(code))).toMatchObject({
      status: 404,
      body: { detail: "Could not find given sentry app installation" },
    });
    const wrong = { ...byCode(code), client_secret: "wrong" };
    expect((await world.authorize(nowhere, wrong)).status).toBe(401);
  });

  test("the installation of another app", async () => {
    const world = await openInstalledWorld();
    const other = await world.publish({ name: "Other" });
    const { uuid, code } = await world.install("ada", other.slug);
    const refused = { status: 403, body: { detail: expect.stringContaining("permission") } };
    expect(await world.authorize(uuid, byCode(code))).toMatchObject(refused);
  });

  test("the code of another installation of the same app, which stays good", async () => {
    const world = await openInstalledWorld();
    await world.setStatus(world.slug, "published");
    const { uuid, code } = await world.install();
    const path = "organizations/globex/sentry-app-installations/";
    const theirs = (await world.call("eve", "POST", path, { slug: world.slug })).body;
    expect(await world.authorize(theirs.uuid, byCode(code))).toMatchObject({
      status: 401,
      body: { detail: "Forbidden grant" },
    });
    const { body } = await world.authorize(uuid, byCode(code));
    const refresh = byRefresh(body.refreshToken);
    expect(await world.authorize(theirs.uuid, refresh)).toMatchObject({
      status: 401,
      body: { detail: "Given refresh token does not exist" },
    });
    expect(await works(world, uuid, body.token)).toBe(true);
    expect(await works(world, theirs.uuid, body.token)).toBe(false);
  });

  test("the refresh token of another app", async () => {
    const world = await openInstalledWorld();
    const { refreshToken } = await settle(world);
    const other = await world.publish({ name: "Other" });
    const { uuid } = await world.install("ada", other.slug);
    const own = { client_id: other.clientId, client_secret: other.clientSecret };
    expect(await world.authorize(uuid, { ...byRefresh(refreshToken), ...own })).toMatchObject({
      status: 400,
      body: { detail: "Token does not belong to the application" },
    });
  });

  test("a code that is ten minutes old", async () => {
    const world = await openInstalledWorld();
    const { uuid, code } = await world.install();
    world.clock.now += TEN_MINUTES_MS;
    expect(await world.authorize(uuid, byCode(code))).toMatchObject({
      status: 401,
      body: { detail: "Grant has already expired" },
    });
  });

  test("an app that was switched off", async () => {
    const world = await openInstalledWorld();
    const { uuid, refreshToken } = await settle(world);
    await world.storage.db.updateTable("sentry_apps").set({ is_disabled: 1 }).execute();
    expect(await world.authorize(uuid, byRefresh(refreshToken))).toMatchObject({
      status: 401,
      body: { detail: "Application is not active" },
    });
  });

  test("a secret that was replaced", async () => {
    const world = await openInstalledWorld();
    const { uuid, code } = await world.install();
    const path = `sentry-apps/${world.slug}/rotate-secret/`;
    const { clientSecret } = (await world.call("ada", "POST", path)).body;
    expect(await world.authorize(uuid, byCode(code))).toMatchObject({
      status: 401,
      body: invalidClient(),
    });
    const fresh = { ...byCode(code), client_secret: clientSecret };
    expect((await world.authorize(uuid, fresh)).status).toBe(201);
  });
});

test("a token outlives who installed and who made the app", async () => {
  const world = await openInstalledWorld();
  const { uuid, code } = await world.install("mia");
  const { token, refreshToken } = (await world.authorize(uuid, byCode(code))).body;
  const { db } = world.storage;
  await db.deleteFrom("members").where("organization_id", "=", world.acme.id).execute();
  await db.updateTable("users").set({ is_active: 0 }).execute();
  expect((await world.call("ada", "GET", "organizations/acme/sentry-apps/")).status).toBe(404);
  expect(await works(world, uuid, token)).toBe(true);
  expect((await world.authorize(uuid, byRefresh(refreshToken))).status).toBe(201);
});

function invalidClient() {
  return { detail: "Invalid Client ID / Secret pair" };
}

function noGrant() {
  return { detail: "Could not find grant for given code" };
}

function noRefresh() {
  return { detail: "Given refresh token does not exist" };
}

function required(field: string) {
  return { [field]: ["This field is required."] };
}

import { describe, expect, test } from "vitest";
import { allowsRedirect, isRedirectUri } from "./model.ts";
import { openOauthWorld, REDIRECT } from "./oauth-world.fixture.ts";

const COLLECTION = "/api/0/api-applications/";

test("an application is registered, changed and removed by its owner", async () => {
  await using world = await openOauthWorld();
  const { application } = world;
  expect(application).toMatchObject({
    id: application.clientID,
    clientID: expect.stringMatching(/^[0-9a-f]{64}$/),
    clientSecret: expect.stringMatching(/^[0-9a-f]{64}$/),
    name: "Deploys",
    isPublic: false,
    redirectUris: [REDIRECT],
  });
  const path = `${COLLECTION}${application.id}/`;
  const change = { name: "Deploys 2", homepageUrl: "https://deploys.acme.example" };
  const changed = { ...application, ...change, clientSecret: null };
  expect(await world.browse("PUT", path, change)).toMatchObject({ status: 200, body: changed });
  expect((await world.browse("GET", COLLECTION)).body).toEqual([changed]);
  expect((await world.browse("GET", path)).body).toEqual(changed);
  const rows = await world.instance.storage.db
    .selectFrom("oauth_applications")
    .selectAll()
    .execute();
  expect(JSON.stringify(rows)).not.toContain(application.clientSecret);
  expect((await world.browse("DELETE", path)).status).toBe(204);
  expect((await world.browse("GET", path)).status).toBe(404);
});

test("a public client has no secret, and needs a challenge", async () => {
  await using world = await openOauthWorld();
  const made = await world.register({ isPublic: true });
  expect(made).toMatchObject({ isPublic: true, clientSecret: null });
  const rotate = await world.browse("POST", `${COLLECTION}${made.id}/rotate-secret/`);
  expect(rotate).toMatchObject({ status: 400, body: { detail: "A public client has no secret." } });
  const url = await world.authorize({ client_id: made.clientID });
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ error: "invalid_request" });
});

test("somebody else's application is not there", async () => {
  await using world = await openOauthWorld();
  const { db } = world.instance.storage;
  const now = new Date(world.clock.now).toISOString();
  const eve = await db
    .insertInto("users")
    .values({
      name: "Eve",
      email: "eve@globex.example",
      email_verified: 0,
      created_at: now,
      updated_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await db.updateTable("oauth_applications").set({ owner_id: eve.id }).execute();
  const path = `${COLLECTION}${world.application.id}/`;
  expect((await world.browse("GET", COLLECTION)).body).toEqual([]);
  for (const [method, end] of [
    ["GET", ""],
    ["PUT", ""],
    ["DELETE", ""],
    ["POST", "rotate-secret/"],
  ] as const) {
    const body = method === "PUT" ? { name: "Mine" } : undefined;
    expect((await world.browse(method, path + end, body)).status).toBe(404);
  }
});

test("addresses a browser cannot be sent to are refused by field", async () => {
  await using world = await openOauthWorld();
  const { body } = await world.browse("POST", COLLECTION, {
    redirectUris: ["https://fine.example/", "javascript:alert(1)"],
    homepageUrl: "ftp://x",
  });
  expect(body).toEqual({ homepageUrl: ["URL must start with http[s]://"] });
  const wrong = await world.browse("POST", COLLECTION, { redirectUris: ["javascript:alert(1)"] });
  expect(wrong).toMatchObject({
    status: 400,
    body: { redirectUris: [expect.stringContaining('"javascript:alert(1)" is no address')] },
  });
});

describe("an address", () => {
  test.each([
    "https://a.example/back",
    "http://127.0.0.1/back",
    "http://tool.internal:8080/",
    "com.example.tool:/back",
  ])("%s can be one to be sent to", (uri) => {
    expect(isRedirectUri(uri)).toBe(true);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "tool:/back",
    "https://a.example/#part",
    "https://user:pass@a.example/",
    "/back",
    "",
  ])("%s cannot", (uri) => {
    expect(isRedirectUri(uri)).toBe(false);
  });

  test("is compared whole, but for the port on loopback", () => {
    const registered = ["https://a.example/back", "http://127.0.0.1/back"];
    expect(allowsRedirect(registered, "https://a.example/back")).toBe(true);
    expect(allowsRedirect(registered, "https://a.example:8443/back")).toBe(false);
    expect(allowsRedirect(registered, "https://a.example/back/../evil")).toBe(false);
    expect(allowsRedirect(registered, "http://127.0.0.1:51234/back")).toBe(true);
    expect(allowsRedirect(registered, "http://127.0.0.1:51234/evil")).toBe(false);
    expect(allowsRedirect(registered, "http://localhost:51234/back")).toBe(false);
  });
});

import { describe, expect, test } from "vitest";
import { makeVerifier, openOauthWorld, REDIRECT } from "./oauth-world.fixture.ts";

const refused = (error: string, status = 400) => ({ status, body: { error } });
const TEN_MINUTES_MS = 10 * 60 * 1000;

describe("a client proves who it is", () => {
  const code = { grant_type: "authorization_code", code: "f".repeat(64) };
  const basic = (id: string, secret: string) => ({
    authorization: `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)}`,
  });

  test("in the body, in a header, or in JSON", async () => {
    await using world = await openOauthWorld();
    const { client_id: id, client_secret: secret } = world.client;
    const known = refused("invalid_grant");
    expect(await world.token(code)).toMatchObject(known);
    expect(await world.post("/oauth/token/", code, basic(id, secret))).toMatchObject(known);
    const json = { body: { ...world.client, ...code } };
    expect(await world.send("POST", "/oauth/token/", json)).toMatchObject(known);
  });

  test("or is refused, and told how", async () => {
    await using world = await openOauthWorld();
    const { client_id, client_secret } = world.client;
    const { client_id: other } = { client_id: "f".repeat(64) };
    const unknown = refused("invalid_client", 401);
    const wrong = await world.post("/oauth/token/", { ...code, client_id, client_secret: "no" });
    expect(wrong).toMatchObject({
      ...unknown,
      body: { error: "invalid_client", error_description: expect.any(String) },
    });
    expect(wrong.headers.get("www-authenticate")).toBe('Basic realm="oauth"');
    const post = async (fields: Record<string, string>, headers = {}) =>
      await world.post("/oauth/token/", { ...code, ...fields }, headers);
    expect(await post({ client_id })).toMatchObject(unknown);
    expect(await post({ client_id: other, client_secret })).toMatchObject(unknown);
    expect(await post({}, basic(client_id, "no"))).toMatchObject(unknown);
    expect(await post({}, { authorization: "Basic !" })).toMatchObject(unknown);
    expect(await post({}, { authorization: `Bearer ${client_secret}` })).toMatchObject(unknown);
    const both = await post({ client_id, client_secret }, basic(client_id, client_secret));
    expect(both).toMatchObject(refused("invalid_request"));
    expect(await post({})).toMatchObject(refused("invalid_request"));
  });

  test("with a secret that was not replaced", async () => {
    await using world = await openOauthWorld();
    const { client_id } = world.client;
    const path = `/api/0/api-applications/${client_id}/rotate-secret/`;
    const { clientSecret } = (await world.browse("POST", path)).body;
    expect(await world.token(code)).toMatchObject(refused("invalid_client", 401));
    const fresh = { ...code, client_id, client_secret: clientSecret };
    expect(await world.post("/oauth/token/", fresh)).toMatchObject(refused("invalid_grant"));
  });
});

describe("a code is refused", () => {
  test.each<[string, object, Record<string, string>]>([
    ["with another address", { redirect_uri: REDIRECT }, { redirect_uri: "https://evil.example/" }],
    ["without the address it was asked with", { redirect_uri: REDIRECT }, {}],
    ["with a verifier nobody asked for", {}, { code_verifier: "a".repeat(43) }],
  ])("%s", async (_name, asked, given) => {
    await using world = await openOauthWorld();
    const code = (await world.authorize(asked)).searchParams.get("code") ?? "";
    const fields = { grant_type: "authorization_code", code, ...given };
    expect(await world.token(fields)).toMatchObject(refused("invalid_grant"));
  });

  test("without the verifier, or with another one", async () => {
    await using world = await openOauthWorld();
    const { asked, verifier } = makeVerifier();
    const code = (await world.authorize(asked)).searchParams.get("code") ?? "";
    const exchange = async (given: Record<string, string>) =>
      await world.token({ grant_type: "authorization_code", code, ...given });
    expect(await exchange({})).toMatchObject(refused("invalid_grant"));
    const { verifier: other } = makeVerifier();
    expect(await exchange({ code_verifier: other })).toMatchObject(refused("invalid_grant"));
    expect((await exchange({ code_verifier: verifier })).status).toBe(200);
  });

  test("of another client, or ten minutes later", async () => {
    await using world = await openOauthWorld();
    const made = await world.register({ name: "Other" });
    const other = { client_id: made.clientID, client_secret: made.clientSecret };
    const code = (await world.authorize()).searchParams.get("code") ?? "";
    const fields = { grant_type: "authorization_code", code };
    const asOther = { ...fields, ...other };
    expect(await world.post("/oauth/token/", asOther)).toMatchObject(refused("invalid_grant"));
    world.clock.now += TEN_MINUTES_MS;
    expect(await world.token(fields)).toMatchObject(refused("invalid_grant"));
  });
});

test("what is no request is refused by its name", async () => {
  await using world = await openOauthWorld();
  expect(await world.token({})).toMatchObject(refused("invalid_request"));
  expect(await world.token({ grant_type: "password" })).toMatchObject(
    refused("unsupported_grant_type"),
  );
  expect(await world.token({ grant_type: "authorization_code" })).toMatchObject({
    ...refused("invalid_request"),
    body: { error_description: "code is missing." },
  });
  const twice = new URLSearchParams({ ...world.client, grant_type: "refresh_token" });
  twice.append("grant_type", "refresh_token");
  expect(await world.send("POST", "/oauth/token/", { body: twice })).toMatchObject(
    refused("invalid_request"),
  );
});

test("the refresh token of another client gives nothing, and takes nothing", async () => {
  await using world = await openOauthWorld();
  const tokens = await world.allow("org:read");
  const made = await world.register({ name: "Other" });
  const other = { client_id: made.clientID, client_secret: made.clientSecret };
  const refresh = { grant_type: "refresh_token", refresh_token: tokens.refresh_token };
  const stolen = await world.post("/oauth/token/", { ...other, ...refresh });
  expect(stolen).toMatchObject(refused("invalid_grant"));
  const revoked = await world.post("/oauth/revoke/", { ...other, token: tokens.access_token });
  expect(revoked.status).toBe(200);
  expect(await world.tryToken(tokens.access_token)).toBe(200);
});

test("a client gives up its tokens by either of them", async () => {
  await using world = await openOauthWorld();
  for (const name of ["access_token", "refresh_token"]) {
    const tokens = await world.allow("org:read");
    const revoke = { ...world.client, token: tokens[name] };
    expect((await world.post("/oauth/revoke/", revoke)).status).toBe(200);
    expect(await world.tryToken(tokens.access_token)).toBe(401);
    const refresh = { grant_type: "refresh_token", refresh_token: tokens.refresh_token };
    expect(await world.token(refresh)).toMatchObject(refused("invalid_grant"));
    expect((await world.post("/oauth/revoke/", revoke)).status).toBe(200);
  }
  const wrong = { ...world.client, client_secret: "no", token: "x" };
  expect(await world.post("/oauth/revoke/", wrong)).toMatchObject(refused("invalid_client", 401));
  expect(await world.post("/oauth/revoke/", world.client)).toMatchObject(
    refused("invalid_request"),
  );
  // A person's own token is no client's to end.
  const revoke = { ...world.client, token: world.made.token };
  expect((await world.post("/oauth/revoke/", revoke)).status).toBe(200);
  expect(await world.tryToken(world.made.token)).toBe(200);
});

test("a token dies with the application, and with what its person may", async () => {
  await using world = await openOauthWorld();
  const tokens = await world.allow("org:read");
  const { db } = world.instance.storage;
  await db.updateTable("users").set({ is_active: 0 }).execute();
  expect(await world.tryToken(tokens.access_token)).toBe(401);
  const refresh = { grant_type: "refresh_token", refresh_token: tokens.refresh_token };
  expect(await world.token(refresh)).toMatchObject(refused("invalid_grant"));
  await db.updateTable("users").set({ is_active: 1 }).execute();
  const next = await world.allow("org:read");
  const path = `/api/0/api-applications/${world.client.client_id}/`;
  expect((await world.browse("DELETE", path)).status).toBe(204);
  expect(await world.tryToken(next.access_token)).toBe(401);
  expect((await world.browse("GET", path)).status).toBe(404);
});

test("the server describes itself to clients that look", async () => {
  await using world = await openOauthWorld();
  const { body } = await world.send("GET", "/.well-known/oauth-authorization-server");
  expect(body).toMatchObject({
    issuer: "http://localhost:8000",
    token_endpoint: "http://localhost:8000/oauth/token/",
    code_challenge_methods_supported: ["S256"],
    scopes_supported: expect.arrayContaining(["event:read"]),
  });
});

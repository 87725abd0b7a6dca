import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { makeVerifier, openOauthWorld, type OauthWorld, REDIRECT } from "./oauth-world.fixture.ts";

const EIGHT_HOURS_MS = 8 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

const refused = (error: string, status = 400) => ({ status, body: { error } });
const byRefresh = (refreshToken: string) => ({
  grant_type: "refresh_token",
  refresh_token: refreshToken,
});

/** What the application is told in the query of its address. */
const heard = (url: URL) => Object.fromEntries(url.searchParams);

describe.each(testEngines())("on %s", (engine) => {
  test("a person lets an application act as them, with what they allowed and no more", async () => {
    await using world = await openOauthWorld(engine);
    const { verifier, asked } = makeVerifier();
    const url = await world.authorize({
      ...asked,
      scope: "org:read event:read",
      state: "s 1",
      redirect_uri: REDIRECT,
    });
    expect(url.origin + url.pathname).toBe("https://deploys.acme.example/back");
    expect(heard(url)).toEqual({
      x: "1",
      code: expect.stringMatching(/^[0-9a-f]{64}$/),
      state: "s 1",
      iss: "http://localhost:8000",
    });
    const code = url.searchParams.get("code") ?? "";
    const fields = { grant_type: "authorization_code", code, redirect_uri: REDIRECT };
    const { status, body, headers } = await world.token({ ...fields, code_verifier: verifier });
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        access_token: expect.stringMatching(/^sntryu_[0-9a-f]{64}$/),
        token_type: "Bearer",
        expires_in: 28_800,
        expires_at: "2030-01-01T08:00:00.000000Z",
        refresh_token: expect.stringMatching(/^[0-9a-f]{64}$/),
        scope: "org:read event:read",
        user: { id: world.made.user.id, name: expect.any(String), email: expect.any(String) },
      },
    });
    expect(headers.get("cache-control")).toContain("no-store");
    const bearer = { headers: { authorization: `Bearer ${body.access_token}` } };
    const me = await world.send("GET", "/api/0/users/me/", bearer);
    expect(me.body.id).toBe(world.made.user.id);
    expect(await world.tryToken(body.access_token)).toBe(200);
    const projects = "/api/0/organizations/acme/projects/";
    const create = { ...bearer, body: { name: "More" } };
    expect((await world.send("POST", projects, create)).status).toBe(403);
    // Not among those that people make for themselves.
    const own = (await world.browse("GET", "/api/0/api-tokens/")).body;
    expect(JSON.stringify(own)).not.toContain("Deploys");
  });

  test("a refresh token gives a new pair, and the old one is dead at once", async () => {
    await using world = await openOauthWorld(engine);
    const first = await world.allow("org:read project:read");
    world.clock.now += EIGHT_HOURS_MS;
    expect(await world.tryToken(first.access_token)).toBe(401);
    const { status, body } = await world.token(byRefresh(first.refresh_token));
    expect({ status, scope: body.scope }).toEqual({ status: 200, scope: "org:read project:read" });
    expect(body.expires_at).toBe("2030-01-01T16:00:00.000000Z");
    expect(await world.tryToken(body.access_token)).toBe(200);
    const narrow = { ...byRefresh(body.refresh_token), scope: "project:read" };
    const less = (await world.token(narrow)).body;
    expect(less.scope).toBe("project:read");
    expect(await world.tryToken(less.access_token)).toBe(403);
    expect(await world.tryToken(body.access_token)).toBe(401);
    const more = { ...byRefresh(less.refresh_token), scope: "org:read" };
    expect(await world.token(more)).toMatchObject(refused("invalid_scope"));
  });

  test("what was used before ends what came of it, unless it was a moment ago", async () => {
    await using world = await openOauthWorld(engine);
    const first = await world.allow("org:read");
    const second = (await world.token(byRefresh(first.refresh_token))).body;
    const again = async () => await world.token(byRefresh(first.refresh_token));
    world.clock.now += 10_000;
    expect(await again()).toMatchObject(refused("invalid_grant"));
    expect(await world.tryToken(second.access_token)).toBe(200);
    world.clock.now += 1;
    expect(await again()).toMatchObject(refused("invalid_grant"));
    expect(await world.tryToken(second.access_token)).toBe(401);
    expect(await world.token(byRefresh(second.refresh_token))).toMatchObject(
      refused("invalid_grant"),
    );

    const code = (await world.authorize({ scope: "org:read" })).searchParams.get("code") ?? "";
    const exchange = async () => await world.token({ grant_type: "authorization_code", code });
    const { body } = await exchange();
    world.clock.now += MINUTE_MS;
    expect(await exchange()).toMatchObject(refused("invalid_grant"));
    expect(await world.tryToken(body.access_token)).toBe(401);
  });

  test("of many that show a code at the same time, one gets tokens", async () => {
    await using world = await openOauthWorld(engine);
    const code = (await world.authorize()).searchParams.get("code") ?? "";
    const asked = Array.from({ length: 5 }, () =>
      world.token({ grant_type: "authorization_code", code }),
    );
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 400, 400, 400, 400]);
  });

  test("a person sees what they allowed, and ends it", async () => {
    await using world = await openOauthWorld(engine);
    const { access_token: token, refresh_token: refresh } = await world.allow("org:read");
    await world.allow("event:read");
    const path = "/api/0/api-authorizations/";
    const { body } = await world.browse("GET", path);
    expect(body).toMatchObject([
      {
        id: expect.any(String),
        application: { id: world.client.client_id, name: "Deploys" },
        scopes: ["org:read", "event:read"],
        permissions: [{ resource: "event" }, { resource: "organization" }],
      },
    ]);
    expect((await world.browse("DELETE", path, { authorization: "999" })).status).toBe(404);
    expect((await world.browse("DELETE", path, { authorization: body[0].id })).status).toBe(204);
    expect(await world.tryToken(token)).toBe(401);
    expect(await world.token(byRefresh(refresh))).toMatchObject(refused("invalid_grant"));
    expect((await world.browse("GET", path)).body).toEqual([]);
  });
});

describe("a question to a person", () => {
  const ask = async (world: OauthWorld, asked: Record<string, string>) =>
    await world.browse("GET", `/api/0/oauth/authorize/?${new URLSearchParams(asked).toString()}`);

  test("is told in words, and whether they answered it before", async () => {
    await using world = await openOauthWorld();
    const asked = {
      response_type: "code",
      client_id: world.client.client_id,
      scope: "event:write",
    };
    const { body } = await ask(world, asked);
    expect(body).toEqual({
      question: {
        application: {
          id: world.client.client_id,
          name: "Deploys",
          homepageUrl: null,
          privacyUrl: null,
          termsUrl: null,
        },
        scopes: ["event:write"],
        permissions: [expect.objectContaining({ resource: "event", level: "write" })],
        isKnown: false,
        redirectUri: REDIRECT,
      },
      redirectUrl: null,
    });
    await world.allow("event:write");
    expect((await ask(world, asked)).body.question.isKnown).toBe(true);
    const signedOut = await world.send("GET", "/api/0/oauth/authorize/");
    expect(signedOut.status).toBe(401);
  });

  test("that is answered with no tells the application so", async () => {
    await using world = await openOauthWorld();
    const asked = { response_type: "code", client_id: world.client.client_id, state: "s" };
    const { body } = await world.browse("POST", "/oauth/authorize/", { ...asked, allow: false });
    expect(heard(new URL(body.redirectUrl))).toEqual({
      x: "1",
      error: "access_denied",
      state: "s",
      iss: "http://localhost:8000",
    });
    expect((await world.browse("GET", "/api/0/api-authorizations/")).body).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["for another response", { response_type: "token" }, "unsupported_response_type"],
    ["for a scope there is not", { scope: "org:read all" }, "invalid_scope"],
    ["with a plain challenge", plainChallenge(), "invalid_request"],
    ["with half a challenge", { code_challenge_method: "S256" }, "invalid_request"],
    [
      "with a short challenge",
      { ...plainChallenge("a"), code_challenge_method: "S256" },
      "invalid_request",
    ],
  ])("%s is the application's mistake, and it is told", async (_name, wrong, error) => {
    await using world = await openOauthWorld();
    const { client_id } = world.client;
    const asked = { response_type: "code", client_id, ...wrong };
    const consent = (await ask(world, asked)).body;
    expect(consent.question).toBeNull();
    expect(heard(new URL(consent.redirectUrl))).toMatchObject({ error });
    expect(heard(await world.authorize(wrong))).toMatchObject({ error });
  });

  test("of nobody, or with another address, goes nowhere", async () => {
    await using world = await openOauthWorld();
    const { client_id } = world.client;
    const wrong = [
      {},
      { client_id: "f".repeat(64) },
      { client_id, redirect_uri: "https://evil.example/" },
      { client_id, redirect_uri: `${REDIRECT}2` },
      { client_id, redirect_uri: "https://deploys.acme.example/back" },
    ];
    for (const one of wrong) {
      const asked = { response_type: "code", ...one };
      expect(await ask(world, asked)).toMatchObject(refused("invalid_request"));
      const answer = { ...asked, allow: true };
      expect(await world.browse("POST", "/oauth/authorize/", answer)).toMatchObject(
        refused("invalid_request"),
      );
    }
  });

  test("is answered on a page of this server only", async () => {
    await using world = await openOauthWorld();
    const body = { response_type: "code", client_id: world.client.client_id, allow: true };
    const headers = { origin: "https://evil.example" };
    const { cookie } = world.session;
    const foreign = { body, headers: { ...headers, cookie } };
    expect((await world.send("POST", "/oauth/authorize/", foreign)).status).toBe(403);
  });
});

function plainChallenge(code = "a".repeat(43)) {
  return { code_challenge: code, code_challenge_method: "plain" };
}

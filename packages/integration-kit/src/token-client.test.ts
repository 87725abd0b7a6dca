import { describe, expect, test } from "vitest";
import {
  createMemoryTokenStore,
  createTokenClient,
  TokenError,
  type TokenClientOptions,
  type Tokens,
  type TokenStore,
} from "./index.ts";
import { CODE, INSTALLATION, startPlatform } from "./platform.fixture.ts";

const INSTALLATION_PATH = `/api/0/sentry-app-installations/${INSTALLATION}/`;

function clientFor(baseUrl: string, changes: Partial<TokenClientOptions> = {}) {
  const store = createMemoryTokenStore();
  const options = { baseUrl, clientId: "id", clientSecret: "secret", store, ...changes };
  return { store: options.store, client: createTokenClient(options) };
}

async function installed() {
  const platform = await startPlatform();
  const { client, store } = clientFor(platform.baseUrl);
  await client.exchange(INSTALLATION, CODE);
  platform.requests.length = 0;
  return { platform, client, store };
}

describe("exchanging a code", () => {
  test("gives tokens and stores them", async () => {
    const platform = await startPlatform();
    const { client, store } = clientFor(platform.baseUrl);
    const tokens = await client.exchange(INSTALLATION, CODE);
    expect(tokens).toEqual({
      token: "token-1",
      refreshToken: "refresh-1",
      expiresAt: "2030-01-01T08:00:00.000000Z",
    });
    expect(await store.load(INSTALLATION)).toEqual(tokens);
    expect(platform.requests).toEqual([
      `POST ${INSTALLATION_PATH}authorizations/ {"grant_type":"authorization_code","code":"${CODE}","client_id":"id","client_secret":"secret"}`,
    ]);
  });

  test("works once, and stores nothing when it is refused", async () => {
    const { platform } = await installed();
    const { client, store } = clientFor(platform.baseUrl);
    const refused = client.exchange(INSTALLATION, CODE);
    await expect(refused).rejects.toThrow(TokenError);
    await expect(refused).rejects.toMatchObject({ status: 401 });
    expect(await store.load(INSTALLATION)).toBeUndefined();
  });

  test("with the wrong secret is refused, and the secret is not in the message", async () => {
    const platform = await startPlatform();
    const { client } = clientFor(platform.baseUrl, { clientSecret: "hunter2" });
    const error = await client.exchange(INSTALLATION, CODE).catch(String);
    expect(error).toContain("Invalid Client ID / Secret pair");
    expect(error).not.toContain("hunter2");
  });
});

describe("a request", () => {
  test("is made with the token, and otherwise as it was given", async () => {
    const { platform, client } = await installed();
    const response = await client.fetch(INSTALLATION, "/api/0/issues/1/", {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: '{"status":"resolved"}',
    });
    expect(await response.json()).toEqual({
      method: "PUT",
      body: '{"status":"resolved"}',
      type: "application/json",
    });
    expect(platform.requests).toEqual(['PUT /api/0/issues/1/ {"status":"resolved"}']);
  });

  test("may name a whole URL under the base", async () => {
    const { platform, client } = await installed();
    const response = await client.fetch(INSTALLATION, `${platform.baseUrl}/api/0/issues/1/`);
    expect(response.status).toBe(200);
  });

  test.each([
    "https://elsewhere.example/api/0/",
    "//elsewhere.example/api/0/".slice(2),
    "api/0/issues/",
    "",
  ])("to %j is refused: the token must not go there", async (path) => {
    const { platform, client } = await installed();
    await expect(client.fetch(INSTALLATION, path)).rejects.toThrow(TypeError);
    expect(platform.requests).toEqual([]);
  });

  test("to a host that only begins like the base is refused", async () => {
    const { platform, client } = await installed();
    const lookalike = platform.baseUrl.replace("http://", "http://me@") + ".elsewhere.example/";
    await expect(client.fetch(INSTALLATION, lookalike)).rejects.toThrow(TypeError);
    await expect(client.fetch(INSTALLATION, `${platform.baseUrl}0/api`)).rejects.toThrow(TypeError);
  });

  test("goes below a base URL that has a path", async () => {
    const platform = await startPlatform("/errors/");
    const { client } = clientFor(platform.baseUrl);
    await client.exchange(INSTALLATION, CODE);
    await client.fetch(INSTALLATION, "/api/0/issues/");
    expect(platform.requests[0]).toMatch(/^POST \/errors\/api\/0\/sentry-app-installations\//);
    expect(platform.requests[1]).toBe("GET /errors/api/0/issues/");
  });

  test("for an installation without tokens is refused", async () => {
    const platform = await startPlatform();
    const { client } = clientFor(platform.baseUrl);
    await expect(client.fetch(INSTALLATION, "/api/0/")).rejects.toThrow("No tokens");
  });

  test("that is forbidden is the caller's to handle", async () => {
    const { platform, client } = await installed();
    expect((await client.fetch(INSTALLATION, "/api/0/forbidden/")).status).toBe(403);
    expect(platform.requests).toHaveLength(1);
  });
});

describe("an expired token", () => {
  test("is refreshed, stored, and the request repeated with its body", async () => {
    const { platform, client, store } = await installed();
    platform.expireToken();
    const response = await client.fetch(INSTALLATION, "/api/0/x/", { method: "POST", body: "hi" });
    expect(await response.json()).toMatchObject({ method: "POST", body: "hi" });
    expect(await store.load(INSTALLATION)).toMatchObject({ token: "token-2" });
    expect(platform.requests).toEqual([
      "POST /api/0/x/ hi",
      expect.stringContaining('"grant_type":"refresh_token","refresh_token":"refresh-1"'),
      "POST /api/0/x/ hi",
    ]);
  });

  test("is refreshed once, however many requests find it so", async () => {
    const { platform, client } = await installed();
    platform.expireToken();
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => client.fetch(INSTALLATION, "/api/0/x/")),
    );
    expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(platform.requests.filter((request) => request.startsWith("POST"))).toHaveLength(1);
  });

  test("that another process has refreshed is taken from the store", async () => {
    const { platform, client, store } = await installed();
    const theirs = { ...platform.refreshElsewhere(), expiresAt: null };
    await storeLate(store, theirs, 1);
    expect((await client.fetch(INSTALLATION, "/api/0/x/")).status).toBe(200);
    expect(platform.requests).toEqual(["GET /api/0/x/", "GET /api/0/x/"]);
  });

  test("that another process refreshes at the same time is taken from the store", async () => {
    const { platform, client, store } = await installed();
    const theirs = { ...platform.refreshElsewhere(), expiresAt: null };
    // They have used the refresh token, but stored what they got only after we looked again.
    await storeLate(store, theirs, 2);
    expect((await client.fetch(INSTALLATION, "/api/0/x/")).status).toBe(200);
    expect(platform.requests).toHaveLength(3);
  });

  test("whose refresh is refused says so, and a later request may try again", async () => {
    const { platform, client } = await installed();
    platform.refreshElsewhere();
    const refused = client.fetch(INSTALLATION, "/api/0/x/");
    await expect(refused).rejects.toMatchObject({ name: "TokenError", status: 401 });
    await expect(client.fetch(INSTALLATION, "/api/0/x/")).rejects.toThrow(TokenError);
    expect(platform.requests).toHaveLength(4);
  });

  test("without a refresh token leaves the 401 to the caller", async () => {
    const { platform, client, store } = await installed();
    await store.save(INSTALLATION, { token: "old", refreshToken: null, expiresAt: null });
    expect((await client.fetch(INSTALLATION, "/api/0/x/")).status).toBe(401);
    expect(platform.requests).toHaveLength(1);
  });
});

describe("verifying an installation", () => {
  test("says that it is installed", async () => {
    const { platform, client } = await installed();
    await client.verifyInstallation(INSTALLATION);
    expect(platform.requests).toEqual([`PUT ${INSTALLATION_PATH} {"status":"installed"}`]);
  });

  test("that is refused says so", async () => {
    const { platform, client, store } = await installed();
    await store.save(INSTALLATION, { token: "foreign", refreshToken: null, expiresAt: null });
    await expect(client.verifyInstallation(INSTALLATION)).rejects.toMatchObject({ status: 401 });
    expect(platform.requests).toHaveLength(1);
  });
});

/** Another process stores these tokens, which the next so many loads do not see yet. */
async function storeLate(store: TokenStore, tokens: Tokens, loads: number): Promise<void> {
  const before = await store.load(INSTALLATION);
  await store.save(INSTALLATION, tokens);
  let left = loads;
  store.load = async () => (left-- > 0 ? before : tokens);
}

describe("forgetting an installation", () => {
  test("deletes its tokens, and those that were just being refreshed", async () => {
    const { platform, client, store } = await installed();
    platform.expireToken();
    const late = client.fetch(INSTALLATION, "/api/0/issues/501/");
    await Promise.all([client.forget(INSTALLATION), expect(late).rejects.toThrow(TokenError)]);
    expect(await store.load(INSTALLATION)).toBeUndefined();
    await expect(client.fetch(INSTALLATION, "/api/0/issues/501/")).rejects.toThrow(TokenError);
  });
});

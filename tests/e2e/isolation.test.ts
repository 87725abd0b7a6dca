import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createApiToken,
  createSentryApp,
  deleteApiToken,
  exampleRequest,
  expandScopes,
  listApiTokens,
  type Route,
  routes,
  type Scope,
  SCOPES,
} from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { type Acme, bearer, type Caller, callerFor, callRaw, startAcme } from "./acme.ts";

/** Every path of every route, with what fills it. */
const paths = routes.flatMap((route) =>
  [route.path, ...(route.alias ?? [])].map((path): [name: string, route: Route, path: string] => [
    `${route.method} ${path}`,
    route,
    path,
  ]),
);
const about = paths.filter(([, , path]) => path.includes("{"));

/** For each parameter, one that means nothing to anybody. */
const unknown: Readonly<Record<string, string>> = {
  organization: "no-such-organization",
  project: "no-such-project",
  team: "no-such-team",
  issue: "999999999",
  note: "999999999",
  event: "f".repeat(32),
  eventId: "f".repeat(32),
  shortId: "SHOP-ZZZZ",
  key: "0".repeat(32),
  app: "no-such-app",
  installation: "00000000-0000-4000-8000-000000000000",
  token: "999999999",
  version: "no-such@9.9.9",
  environment: "no-such-environment",
};

describe.each(testEngines())("on %s", (engine) => {
  let acme: Acme;
  const tokens = new Map<Scope, Promise<Caller>>();
  beforeAll(async () => {
    acme = await startAcme(engine);
  });
  afterAll(async () => {
    await acme[Symbol.asyncDispose]();
  });

  const call = async (
    route: Route,
    caller: Caller,
    changes: { path?: string; params?: object } = {},
  ) => {
    const { body } = exampleRequest(route);
    const params = { ...acme.params(route), ...changes.params };
    const path = changes.path === undefined ? {} : { path: changes.path };
    return await callRaw(acme.server.url, route, caller, { body, ...path, params });
  };

  /** What acme's owner sees by every route that reads of acme. */
  const readAcme = async (): Promise<Record<string, string>> => {
    const reading = about.filter(([, route]) => route.method === "GET");
    const texts: Record<string, string> = {};
    for (const [name, route, path] of reading) {
      const { status, text } = await call(route, callerFor(route, acme.owner), { path });
      expect(status, `${name}: ${text}`).toBe(200);
      texts[name] = text;
    }
    return texts;
  };

  /** A token of acme's owner with this one scope. */
  const tokenWith = async (scope: Scope): Promise<Caller> => {
    const made = tokens.get(scope) ?? makeToken(scope);
    tokens.set(scope, made);
    return await made;
  };
  const makeToken = async (scope: Scope): Promise<Caller> => {
    const body = { name: scope, scopes: [scope] };
    return bearer((await acme.owner.session.api.call(createApiToken, { body })).body.token);
  };

  test("the owner reads everything that acme has, at every path", async () => {
    expect(Object.keys(await readAcme()).length).toBeGreaterThan(20);
  });

  test.each(paths.filter(([, route]) => route.access.kind !== "public"))(
    "%s answers 401 to who does not say who they are, or lies",
    async (_name, route, path) => {
      expect((await call(route, {}, { path })).status).toBe(401);
      expect((await call(route, bearer("f".repeat(64)), { path })).status).toBe(401);
    },
  );

  test.each(about)("%s hides acme's from a stranger", async (_name, route, path) => {
    const { status, text } = await call(route, callerFor(route, acme.stranger), { path });
    expect([403, 404]).toContain(status);
    expect(text).not.toMatch(/acme|shop/i);
  });

  test("strangers saw nothing of acme in what is theirs, and changed nothing of acme's", async () => {
    const before = await readAcme();
    for (const [, route, path] of about) {
      await call(route, callerFor(route, acme.stranger), { path });
      await call(route, acme.stranger.session.headers, { path });
    }
    const own = paths.filter(([, { method }, path]) => !path.includes("{") && method === "GET");
    for (const [name, route] of own) {
      const { text } = await call(route, callerFor(route, acme.stranger));
      expect(`${name}: ${text}`).not.toMatch(/acme|shop/i);
    }
    expect(await readAcme()).toEqual(before);
  });

  test("a stranger cannot put an app into acme, nor take a token away from its owner", async () => {
    const { url } = acme.server;
    const body = { name: "Trojan", isInternal: true, organization: "acme", scopes: [] };
    const made = await callRaw(url, createSentryApp, acme.stranger.token, { params: {}, body });
    expect([403, 404]).toContain(made.status);
    const { api } = acme.owner.session;
    await tokenWith("org:read");
    const [token] = (await api.call(listApiTokens)).body;
    await callRaw(url, deleteApiToken, acme.stranger.session.headers, {
      params: {},
      body: { tokenId: token?.id ?? "" },
    });
    expect((await api.call(listApiTokens)).body.map(({ id }) => id)).toContain(token?.id);
  });

  test.each(about)("%s answers 404 for what does not exist", async (_name, route, path) => {
    for (const name of path.matchAll(/\{(\w+)\}/g).map((match) => match[1] ?? "")) {
      const { status, text } = await call(route, callerFor(route, acme.owner), {
        path,
        params: { [name]: unknown[name] },
      });
      expect([name, status, text]).toEqual([name, 404, expect.any(String)]);
    }
  });

  test.each(paths.filter(([, route]) => route.access.kind === "scopes"))(
    "%s answers 403 to a token without its scopes",
    async (_name, route, path) => {
      const anyOf: readonly Scope[] = route.access.kind === "scopes" ? route.access.anyOf : [];
      const others = SCOPES.filter((scope) => !anyOf.some((one) => expandScopes([scope]).has(one)));
      expect(others.length).toBeGreaterThan(0);
      for (const scope of others) {
        const { status, text } = await call(route, await tokenWith(scope), { path });
        expect([scope, status, text]).toEqual([scope, 403, expect.any(String)]);
      }
    },
  );

  test.each(paths.filter(([, route]) => route.access.kind === "session"))(
    "%s is for a person in a browser, on a page of this server",
    async (_name, route, path) => {
      expect((await call(route, acme.owner.token, { path })).status).toBe(401);
      if (route.method === "GET") return;
      const elsewhere = { ...acme.owner.session.headers, origin: "https://evil.example" };
      expect((await call(route, elsewhere, { path })).status).toBe(403);
    },
  );
});

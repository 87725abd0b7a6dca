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
import {
  type Acme,
  bearer,
  type Caller,
  callerFor,
  callRaw,
  isForBrowsers,
  startAcme,
} from "./acme.ts";

/** Every path of every route, with what fills it. */
const paths = routes.flatMap((route) =>
  [route.path, ...(route.alias ?? [])].map((path): [name: string, route: Route, path: string] => [
    `${route.method} ${path}`,
    route,
    path,
  ]),
);
const named = paths.filter(([, , path]) => path.includes("{"));
const about = named.filter(([, route]) => route.access.kind !== "public");

/** Everybody of another organization, as startAcme makes them. */
const KINDS = [
  "an owner in a browser",
  "an owner's token",
  "a member's token",
  "an integration",
  "an installed integration",
  "a pending integration",
  "an OAuth application",
  "an organization token",
  "a service account",
  "nobody",
  "acme's own integration",
];

/** What routes do not answer without, by their ids. */
const NEEDED: Readonly<Record<string, string>> = {
  "organizations.sessions": "?field=sum(session)",
  "organizations.stats": "?field=sum(quantity)",
  "sentry-app-installations.external-requests": "?uri=/people",
};

/** Shows samples, the same for everybody, whose made-up shop is nobody's. */
const SAMPLES = "webhook-events.list";

/** Charts that end now, whenever they are asked for. */
const CHARTS: ReadonlySet<string> = new Set(["sentries.analytics", "metric-alerts.series"]);

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
  delivery: "999999999",
  token: "999999999",
  version: "no-such@9.9.9",
  monitor: "no-such-monitor",
  session: "999999999",
  user: "999999999",
  passkey: "999999999",
  hoot: "0".repeat(32),
  sentry: "0".repeat(32),
  hook: "0".repeat(32),
  rule: "999999999",
  search: "999999999",
  workflow: "999999999",
  detector: "999999999",
  caught: "999999999",
  attachment: "999999999",
  environment: "no-such-environment",
  member: "999999999",
  orgToken: "999999999",
  account: "999999999",
  accountToken: "999999999",
  invitedTo: "no-such-organization",
  invitation: "i999999999",
  secret: "0".repeat(64),
  externalIssue: "999999999",
  request: "999999999",
  application: "f".repeat(64),
  avatar: "f".repeat(32),
  incident: "999999999",
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
    const query = NEEDED[route.id] ?? "";
    return await callRaw(acme.server.url, route, caller, { body, ...path, params, query });
  };

  /** What acme's owner sees by every route that reads of acme. */
  const readAcme = async (): Promise<Record<string, string>> => {
    // Asking an app is no reading: it leaves a record of the request.
    const asking = "sentry-app-installations.external-requests";
    const reading = about.filter(([, { id, method }]) => method === "GET" && id !== asking);
    const texts: Record<string, string> = {};
    for (const [name, route, path] of reading) {
      const { id } = route;
      const { status, text } = await call(route, callerFor(route, acme.owner), { path });
      expect(status, `${name}: ${text}`).toBe(200);
      texts[name] = CHARTS.has(id) ? "" : text;
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

  test("there is one stranger of every kind", () => {
    expect([...acme.strangers.keys()]).toEqual(KINDS);
  });

  describe.each(KINDS)("%s of another organization", (kind) => {
    test.each(about)("is refused by %s", async (_name, route, path) => {
      const { status, text } = await call(route, acme.strangers.get(kind) ?? {}, { path });
      const refusals = kind === "nobody" || isForBrowsers(route) ? [401] : [];
      expect([...refusals, 403, 404], text).toContain(status);
      expect(text).not.toMatch(/acme|shop/i);
    });

    test.each(about.filter(([, , path]) => path.includes("{organization}")))(
      "reaches nothing of acme through their own organization by %s",
      async (_name, route, path) => {
        // Ids and slugs of acme's in paths of the other organization.
        const names = Object.keys(acme.params(route)).filter((name) => name !== "organization");
        if (names.length === 0 || kind === "nobody") return;
        const params = { organization: "elsewhere" };
        const { status, text } = await call(route, acme.strangers.get(kind) ?? {}, {
          path,
          params,
        });
        const refusals = route.access.kind === "session" ? [401] : [];
        expect([...refusals, 403, 404], text).toContain(status);
        expect(text).not.toMatch(/acme|shop/i);
      },
    );
  });

  test("strangers saw nothing of acme in what is theirs, and changed nothing of acme's", async () => {
    const before = await readAcme();
    for (const [, route, path] of about) {
      for (const stranger of acme.strangers.values()) await call(route, stranger, { path });
    }
    const own = paths.filter(
      ([, { method, id }, path]) => !path.includes("{") && method === "GET" && id !== SAMPLES,
    );
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

  /** Those that look at what is sent before they look for anything. */
  const proving = ({ access }: Route) => access.kind === "public" && access.ownCredentials === true;

  test.each(named.filter(([, route]) => !proving(route)))(
    "%s answers 404 for what does not exist",
    async (_name, route, path) => {
      for (const name of path.matchAll(/\{(\w+)\}/g).map((match) => match[1] ?? "")) {
        const { status, text } = await call(route, callerFor(route, acme.owner), {
          path,
          params: { [name]: unknown[name] },
        });
        expect([name, status, text]).toEqual([name, 404, expect.any(String)]);
      }
    },
  );

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

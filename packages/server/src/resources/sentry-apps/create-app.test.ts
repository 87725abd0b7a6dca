import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import { openAppWorld } from "./app-world.fixture.ts";

const HEX_64 = /^[0-9a-f]{64}$/;
const path = "sentry-apps/";
const minimal = { organization: "acme", isInternal: true, name: "Acme Tasks" };

describe.each(testEngines())("creating an internal integration on %s", (engine) => {
  test("installs it at once and gives its secrets and its first token", async () => {
    const world = await openAppWorld(engine);
    const { status, body } = await world.call("ada", "POST", path, {
      ...minimal,
      name: "Zażółć Tasks",
      webhookUrl: "https://tasks.acme.example/hook",
      scopes: ["event:write", "org:read"],
      events: ["issue", "comment"],
    });

    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: "Zażółć Tasks",
      author: "ACME",
      status: "internal",
      scopes: ["event:read", "event:write", "org:read"],
      events: ["comment", "issue"],
      webhookUrl: "https://tasks.acme.example/hook",
      verifyInstall: false,
      isAlertable: false,
      clientId: expect.stringMatching(HEX_64),
      clientSecret: expect.stringMatching(HEX_64),
      owner: { id: world.acme.id, slug: "acme" },
      featureData: [],
      schema: {},
    });
    expect(body.slug).toBe(`zazo-c-tasks-${body.uuid.slice(0, 6)}`);
    expect(body.webhookEvents).toEqual([
      "comment.created",
      "comment.deleted",
      "comment.updated",
      "issue.assigned",
      "issue.created",
      "issue.ignored",
      "issue.resolved",
      "issue.unresolved",
    ]);
    expect(body.tokens).toEqual([
      expect.objectContaining({
        token: expect.stringMatching(HEX_64),
        expiresAt: null,
        refreshToken: null,
        scopes: ["event:read", "event:write", "org:read"],
        tokenLastCharacters: body.tokens[0].token.slice(-4),
      }),
    ]);
    expect(body.installation).toEqual({
      app: { uuid: body.uuid, slug: body.slug, sentryAppId: expect.any(Number) },
      organization: { slug: "acme", id: world.acme.id },
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      status: "installed",
    });
    expect(await world.subscriptions()).toEqual(["comment", "issue"]);
    expect(await world.audited()).toEqual(["internal-integration.create"]);
  });

  test("the token acts as the app on its organization, and shows nothing it must not see", async () => {
    const world = await openAppWorld(engine);
    const app = await world.create({ scopes: ["org:read"] });
    const [{ token }] = app.tokens;
    const { status, body } = await world.call(token, "GET", `sentry-apps/${app.slug}/`);
    expect(status).toBe(200);
    expect(body.clientSecret).toBe("*".repeat(64));
    const installation = `sentry-app-installations/${app.installation.uuid}/`;
    expect(await world.call(token, "GET", installation)).toMatchObject({
      status: 200,
      body: app.installation,
    });
  });
});

test("the secret is kept sealed and the token as its hash", async () => {
  const world = await openAppWorld();
  const app = await world.create();
  const { db } = world.storage;
  const [row] = await db.selectFrom("sentry_apps").select("client_secret").execute();
  expect(row?.client_secret).toBe(`sealed ${app.clientSecret}`);
  const [token] = await db.selectFrom("api_tokens").selectAll().execute();
  expect(JSON.stringify(token)).not.toContain(app.tokens[0].token);
});

test("two of one name are two apps with slugs of their own", async () => {
  const world = await openAppWorld();
  const [one, two] = [await world.create(), await world.create()];
  expect(one.slug).not.toBe(two.slug);
  expect(two.slug).toMatch(/^acme-tasks-[0-9a-f]{6}$/);
});

test.each([
  ["a name of 58 characters", { name: "x".repeat(58) }, { name: ["Cannot exceed 57 characters"] }],
  [
    "an address of another scheme",
    { webhookUrl: "ftp://files.example" },
    { webhookUrl: ["URL must start with http[s]://"] },
  ],
  ["no address at all", { webhookUrl: "http://" }, { webhookUrl: ["Enter a valid URL."] }],
  [
    "credentials in an address",
    { webhookUrl: "https://me:secret@x.example/" },
    { webhookUrl: ["The URL must not hold a user name or password."] },
  ],
  ["an unknown scope", { scopes: ["org:eat"] }, { scopes: ["org:eat not a valid scope"] }],
  [
    "unknown events",
    { events: ["issue", "beer", "wine"] },
    { events: ["Invalid event subscription: beer, wine"] },
  ],
  [
    "events without the scope they need",
    { events: ["error"], scopes: ["org:read"], webhookUrl: "https://x.example/" },
    { events: ["error webhooks require the event:read permission."] },
  ],
  [
    "events without an address",
    { events: ["issue"], scopes: ["event:read"] },
    { webhookUrl: ["webhookUrl required if webhook events are enabled"] },
  ],
  [
    "an alert action without an address",
    { isAlertable: true },
    { webhookUrl: ["webhookUrl required if alert rule action is enabled"] },
  ],
  [
    "any origin",
    { allowedOrigins: ["*.acme.example"] },
    { allowedOrigins: ["'*' not allowed in origin"] },
  ],
  [
    "an origin with a protocol",
    { allowedOrigins: ["https://acme.example"] },
    { allowedOrigins: ["Give the host alone, without a protocol or a path."] },
  ],
  [
    "an unknown feature",
    { isInternal: false, features: [0, 10] },
    { features: ['"10" is not a valid choice.'] },
  ],
  [
    "a public app without an address and an author",
    { isInternal: false },
    {
      webhookUrl: ["webhookUrl required for public integrations"],
      author: ["author required for public integrations"],
    },
  ],
  [
    "a public app without an address, whatever it wants of it",
    { isInternal: undefined, author: "Acme", isAlertable: true },
    { webhookUrl: ["webhookUrl required for public integrations"] },
  ],
  ["an empty schema", { schema: { elements: [] } }, { schema: ["[] is too short in elements"] }],
  [
    "headers that are ours",
    { webhookHeaders: ["X-Team: shop", "sentry-hook-signature: 1"] },
    {
      webhookHeaders: [
        "sentry-hook-signature is sent by the server itself and cannot be replaced.",
      ],
    },
  ],
])("%s is refused by field", async (_name, fields, body) => {
  const world = await openAppWorld();
  const whole = { ...minimal, ...fields };
  expect(await world.call("ada", "POST", path, whole)).toMatchObject({ status: 400, body });
  expect(await world.audited()).toEqual([]);
});

test("several mistakes are told together", async () => {
  const world = await openAppWorld();
  const fields = { scopes: ["org:eat"], events: ["beer"], webhookUrl: "http://" };
  const { body } = await world.call("ada", "POST", path, { ...minimal, ...fields });
  expect(Object.keys(body).toSorted()).toEqual(["events", "scopes", "webhookUrl"]);
});

test("nobody gives an app more than they have themselves", async () => {
  const world = await openAppWorld();
  const exceeds = (scope: string) =>
    `Requested permission of ${scope} exceeds requester's permission. Please contact an administrator to make the requested change.`;
  const asked = { ...minimal, scopes: ["org:admin", "event:read"] };
  expect(await world.call("mia", "POST", path, asked)).toMatchObject({
    status: 400,
    body: { scopes: [exceeds("org:admin")] },
  });
  expect(await world.call("ada org:write", "POST", path, asked)).toMatchObject({
    status: 400,
    body: { scopes: [exceeds("org:admin"), exceeds("event:read")] },
  });
  const free = { ...minimal, scopes: ["project:distribution"] };
  expect((await world.call("mia", "POST", path, free)).status).toBe(201);
});

test("only who may write the organization makes apps for it", async () => {
  const world = await openAppWorld();
  expect((await world.call("nobody", "POST", path, minimal)).status).toBe(401);
  expect((await world.call("bob", "POST", path, minimal)).status).toBe(403);
  expect(await world.call("eve", "POST", path, minimal)).toMatchObject({
    status: 403,
    body: { detail: "User does not belong to the 'acme' organization." },
  });
  const { organization: _, ...homeless } = minimal;
  for (const fields of [homeless, { ...homeless, organization: "nowhere" }]) {
    expect(await world.call("ada", "POST", path, fields)).toMatchObject({
      status: 404,
      body: { detail: "Please provide a valid value for the 'organization' field." },
    });
  }
});

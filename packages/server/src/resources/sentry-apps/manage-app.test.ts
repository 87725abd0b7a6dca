import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import { createDeliveries } from "../deliveries/index.ts";
import { type AppWorld, openAppWorld } from "./app-world.fixture.ts";
import { findIntegration } from "./index.ts";

const withIssues = {
  webhookUrl: "https://tasks.acme.example/hook",
  scopes: ["event:read"],
  events: ["issue"],
};

async function installationId(world: AppWorld): Promise<number> {
  const query = world.storage.db.selectFrom("installations").select("id");
  return (await query.executeTakeFirstOrThrow()).id;
}

describe("reading", () => {
  test("apps of one's own organizations are listed by status, newest first", async () => {
    const world = await openAppWorld();
    const [one, two] = [await world.create({ name: "One" }), await world.create({ name: "Two" })];
    const list = async (as: string, query: string) =>
      (await world.call(as, "GET", `sentry-apps/${query}`)).body.map(
        ({ slug }: { slug: string }) => slug,
      );
    expect(await list("ada", "?status=internal")).toEqual([two.slug, one.slug]);
    expect(await list("bob", "?status=internal")).toEqual([two.slug, one.slug]);
    expect(await list("eve", "?status=internal")).toEqual([]);
    expect(await list("ada", "?status=unpublished")).toEqual([]);
    expect(await list("ada", "")).toEqual([]);
    expect(await list("ada", "?status=unheard-of")).toEqual([]);
    expect(await list("ada", "?status=internal&per_page=1&cursor=0:1:0")).toEqual([one.slug]);

    const ofAcme = "organizations/acme/sentry-apps/";
    const { body, link } = await world.call("ada", "GET", `${ofAcme}?per_page=1`);
    expect(body).toMatchObject([{ slug: two.slug, owner: { slug: "acme" } }]);
    expect(link).toContain('rel="next"; results="true"');
    expect((await world.call("ada", "GET", `${ofAcme}?status=published`)).body).toEqual([]);
    expect((await world.call("eve", "GET", ofAcme)).status).toBe(404);
  });

  test("an app is found by slug and by number", async () => {
    const world = await openAppWorld();
    const { slug, uuid, installation } = await world.create();
    const { sentryAppId } = installation.app;
    for (const name of [slug, sentryAppId]) {
      expect((await world.call("ada", "GET", `sentry-apps/${name}/`)).body.uuid).toBe(uuid);
    }
  });

  test("a stranger is told it is not theirs, and which organizations are", async () => {
    const world = await openAppWorld();
    const { slug } = await world.create();
    expect(await world.call("eve", "GET", `sentry-apps/${slug}/`)).toMatchObject({
      status: 403,
      body: {
        detail: "User must be in the app owner's organization for unpublished apps",
        context: { user_organizations: ["globex"] },
      },
    });
    expect(await world.call("eve", "GET", "sentry-apps/no-such-app/")).toMatchObject({
      status: 404,
      body: { detail: "Could not find the requested sentry app" },
    });
  });

  test("the secret is for those who may do all the app may, and for a day", async () => {
    const world = await openAppWorld();
    const { slug, clientSecret } = await world.create({ scopes: ["org:admin"] });
    const secretFor = async (as: string) =>
      (await world.call(as, "GET", `sentry-apps/${slug}/`)).body.clientSecret;
    const mask = "*".repeat(64);
    expect(await secretFor("ada")).toBe(clientSecret);
    // A manager writes the organization, but does not administer it.
    expect(await secretFor("mia")).toBe(mask);
    expect(await secretFor("bob")).toBe(mask);
    expect(await secretFor("ada org:read")).toBe(mask);
    world.clock.now += 24 * 60 * 60 * 1000;
    expect(await secretFor("ada")).toBeNull();
    expect(await secretFor("bob")).toBeNull();
  });
});

describe.each(testEngines())("changing on %s", (engine) => {
  test("what is given changes, at once also for tokens and subscriptions", async () => {
    const world = await openAppWorld(engine);
    const app = await world.create(withIssues);
    const [{ token }] = app.tokens;
    const { status, body } = await world.call("ada", "PUT", `sentry-apps/${app.slug}/`, {
      name: "Renamed",
      scopes: ["event:read", "org:read", "project:admin"],
      events: ["error", "comment"],
      isAlertable: true,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: "Renamed",
      slug: app.slug,
      events: ["comment", "error"],
      scopes: ["event:read", "org:read", "project:admin", "project:read", "project:write"],
      webhookUrl: withIssues.webhookUrl,
      isAlertable: true,
      clientSecret: app.clientSecret,
    });
    expect(await world.subscriptions()).toEqual(["comment", "error"]);
    // The token was made when the app could not read organizations.
    expect((await world.call(token, "GET", `sentry-apps/${app.slug}/`)).status).toBe(200);
    const [listed] = (await world.call("ada", "GET", `sentry-apps/${app.slug}/api-tokens/`)).body;
    expect(listed.scopes).toEqual(body.scopes);
    expect(await world.audited()).toEqual(["internal-integration.create", "sentry-app.edit"]);
  });

  test("deleting ends its tokens, its installation, its subscriptions and what it is owed", async () => {
    const world = await openAppWorld(engine);
    const app = await world.create(withIssues);
    const [{ token }] = app.tokens;
    const id = await installationId(world);
    await owe(world, id);
    expect((await world.call("mia", "DELETE", `sentry-apps/${app.slug}/`)).status).toBe(403);
    expect((await world.call("ada", "DELETE", `sentry-apps/${app.slug}/`)).status).toBe(204);

    const { db } = world.storage;
    expect((await world.call(token, "GET", `sentry-apps/${app.slug}/`)).status).toBe(401);
    expect((await world.call("ada", "GET", `sentry-apps/${app.slug}/`)).status).toBe(404);
    expect(await findIntegration(db, id)).toBeUndefined();
    expect(await world.subscriptions()).toEqual([]);
    const deliveries = db.selectFrom("deliveries").select(["status", "last_outcome"]).orderBy("id");
    expect(await deliveries.execute()).toEqual([
      { status: "skipped", last_outcome: "uninstalled" },
      { status: "pending", last_outcome: null },
    ]);
    expect(await db.selectFrom("delivery_queue").selectAll().execute()).toHaveLength(1);
    expect(await world.audited()).toEqual(["internal-integration.create", "sentry-app.remove"]);
  });
});

/** Owes something to this installation, and to another whose number begins alike. */
async function owe(world: AppWorld, installation: number): Promise<void> {
  const { engine } = world.storage;
  const deliveries = [installation, Number(`${installation}0`)].map((id) => ({
    outboxId: 1,
    organizationId: world.acme.id,
    subscriber: { kind: "installation", id } as const,
    receiver: `installation:${id} https://tasks.acme.example`,
    resource: "issue",
    action: "created",
    idempotencyKey: "ab".repeat(16),
    content: { body: "{}" },
  }));
  await world.storage.transaction((tx) =>
    createDeliveries(engine, tx, deliveries, world.clock.now),
  );
}

describe("refused changes", () => {
  test.each([
    [
      "events its scopes do not cover",
      { events: ["comment"], webhookUrl: "https://x.example/" },
      { detail: "comment webhooks require the event:read permission." },
    ],
    [
      "verifyInstall, which an internal app has no use for",
      { verifyInstall: true },
      { detail: "Internal integrations cannot have verify_install=True." },
    ],
    ["a name too long", { name: "x".repeat(58) }, { name: ["Cannot exceed 57 characters"] }],
  ])("%s", async (_name, fields, body) => {
    const world = await openAppWorld();
    const { slug } = await world.create({ scopes: ["org:read"] });
    const answer = await world.call("ada", "PUT", `sentry-apps/${slug}/`, fields);
    expect(answer).toMatchObject({ status: 400, body });
  });

  test("the address cannot go while events need it", async () => {
    const world = await openAppWorld();
    const { slug } = await world.create(withIssues);
    const path = `sentry-apps/${slug}/`;
    expect(await world.call("ada", "PUT", path, { webhookUrl: null })).toMatchObject({
      status: 400,
      body: { webhookUrl: ["webhookUrl required if webhook events are enabled"] },
    });
    const quiet = { webhookUrl: "", events: [] };
    expect(await world.call("ada", "PUT", path, quiet)).toMatchObject({
      status: 200,
      body: { webhookUrl: null, events: [] },
    });
    expect(await world.subscriptions()).toEqual([]);
  });

  test("a scope the app has already may stay, whoever saves the form", async () => {
    const world = await openAppWorld();
    const { slug } = await world.create({ scopes: ["org:admin"] });
    const path = `sentry-apps/${slug}/`;
    const { scopes } = (await world.call("mia", "GET", path)).body;
    expect((await world.call("mia", "PUT", path, { name: "New", scopes })).status).toBe(200);
  });

  test("what it was made as stays, whatever is said", async () => {
    const world = await openAppWorld();
    const { slug } = await world.create();
    const path = `sentry-apps/${slug}/`;
    const answer = await world.call("ada", "PUT", path, { isInternal: false });
    expect(answer).toMatchObject({ status: 200, body: { status: "internal", slug } });
  });

  test("an empty list of origins leaves them as they are", async () => {
    const world = await openAppWorld();
    const { slug } = await world.create({ allowedOrigins: ["tools.acme.example"] });
    const path = `sentry-apps/${slug}/`;
    const { body } = await world.call("ada", "PUT", path, { allowedOrigins: [] });
    expect(body.allowedOrigins).toEqual(["tools.acme.example"]);
  });

  test("members change nothing", async () => {
    const world = await openAppWorld();
    const { slug } = await world.create();
    const path = `sentry-apps/${slug}/`;
    const changes = [
      await world.call("bob", "PUT", path, { name: "Mine" }),
      await world.call("bob", "POST", `${path}rotate-secret/`),
      await world.call("bob", "POST", `${path}api-tokens/`),
      await world.call("bob", "DELETE", path),
    ];
    expect(changes.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });
});

test("a rotated secret is shown once and is the one that signs", async () => {
  const world = await openAppWorld();
  const { slug, clientSecret } = await world.create();
  const rotated = await world.call("mia", "POST", `sentry-apps/${slug}/rotate-secret/`);
  expect(rotated.body).toEqual({
    clientSecret: expect.stringMatching(/^[0-9a-f]{64}$/),
    previousUntil: "2030-01-02T00:00:00.000000Z",
  });
  expect(rotated.body.clientSecret).not.toBe(clientSecret);
  const query = world.storage.db.selectFrom("sentry_apps").select("client_secret");
  expect(await query.execute()).toEqual([{ client_secret: `sealed ${rotated.body.clientSecret}` }]);
  expect((await world.audited()).at(-1)).toBe("integration.rotate-client-secret");
  expect(await world.call("eve", "POST", `sentry-apps/${slug}/rotate-secret/`)).toMatchObject({
    status: 404,
    body: { detail: "Could not find the requested sentry app" },
  });
});

import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import { type AppWorld, openAppWorld } from "./app-world.fixture.ts";
import { forgetRemovedApps, purgeApps, uninstallAllOf } from "./index.ts";

const PUBLIC = {
  isInternal: false,
  author: "Acme",
  webhookUrl: "https://tasks.acme.example/hook",
};

async function publish(world: AppWorld, slug: string): Promise<void> {
  const answer = await world.call("stella", "PUT", `sentry-apps/${slug}/`, { status: "published" });
  expect(answer).toMatchObject({ status: 200, body: { status: "published" } });
}

describe.each(testEngines())("a public integration on %s", (engine) => {
  test("begins unpublished, installed nowhere, with a slug of its name", async () => {
    const world = await openAppWorld(engine);
    const body = await world.create({ ...PUBLIC, features: [7, 1], scopes: ["event:admin"] });
    expect(body).toMatchObject({
      slug: "acme-tasks",
      status: "unpublished",
      verifyInstall: true,
      scopes: ["event:admin", "event:read", "event:write"],
      installation: null,
      tokens: [],
      popularity: 1,
      isDisabled: false,
      metadata: {},
      owner: { slug: "acme" },
    });
    expect(body.featureData).toEqual([
      expect.objectContaining({ featureId: 1, featureGate: "integrations-issue-link" }),
      expect.objectContaining({ featureId: 7, featureGate: "integrations-alert-rule" }),
    ]);
    expect(body).not.toHaveProperty("datePublished");
    expect(await world.audited()).toEqual(["sentry-app.add"]);
    const features = await world.call("bob", "GET", "sentry-apps/acme-tasks/features/");
    expect(features.body).toEqual(body.featureData);
  });

  test("keeps its name for itself, also when it is gone", async () => {
    const world = await openAppWorld(engine);
    await world.create(PUBLIC);
    const again = { organization: "globex", name: "Acme Tasks", ...PUBLIC };
    const taken = {
      status: 400,
      body: { name: ["Name Acme Tasks is already taken, please use another."] },
    };
    expect(await world.call("eve", "POST", "sentry-apps/", again)).toMatchObject(taken);
    expect((await world.call("ada", "DELETE", "sentry-apps/acme-tasks/")).status).toBe(204);
    expect((await world.call("ada", "GET", "sentry-apps/acme-tasks/")).status).toBe(404);
    expect((await world.call("ada", "GET", "sentry-apps/?status=unpublished")).body).toEqual([]);
    expect(await world.call("eve", "POST", "sentry-apps/", again)).toMatchObject(taken);
    expect(await world.audited()).toEqual(["sentry-app.add", "sentry-app.remove"]);
  });

  test("is told of the end of each installation before it goes", async () => {
    const world = await openAppWorld(engine);
    const { slug } = await world.create(PUBLIC);
    const installations = "organizations/acme/sentry-app-installations/";
    const { body } = await world.call("ada", "POST", installations, { slug });
    expect((await world.call("ada", "DELETE", `sentry-apps/${slug}/`)).status).toBe(204);
    const facts = world.storage.db.selectFrom("outbox").select(["action", "data"]).orderBy("id");
    const told = (await facts.execute()).map(({ action, data }) => ({
      action,
      ...JSON.parse(data),
    }));
    expect(told).toMatchObject([
      { action: "created", installation: { uuid: body.uuid } },
      { action: "deleted", installation: { uuid: body.uuid } },
    ]);
    const own = `sentry-app-installations/${body.uuid}/`;
    expect((await world.call("ada", "GET", own)).status).toBe(404);

    // Its secret signs what it is still to be told, and the records stay as long as others.
    const { now } = world.clock;
    const forget = async (before: number) =>
      await world.storage.transaction(async (tx) => await forgetRemovedApps(tx, before, 10));
    expect(await forget(now)).toBe(0);
    expect(await forget(now + 1)).toBe(2);
    expect(await world.storage.db.selectFrom("sentry_apps").selectAll().execute()).toEqual([]);
  });

  test("is everybody's to see once published, but not what signs and identifies it", async () => {
    const world = await openAppWorld(engine);
    const { slug } = await world.create({ ...PUBLIC, webhookHeaders: ["X-Key: 123"] });
    await publish(world, slug);
    for (const as of ["eve", "eve event:read"]) {
      const { status, body } = await world.call(as, "GET", `sentry-apps/${slug}/`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ slug, status: "published", webhookHeaders: [], metadata: {} });
      expect(body.datePublished).toBe("2030-01-01T00:00:00.000000Z");
      expect(Object.keys(body)).not.toEqual(
        expect.arrayContaining(["clientId", "clientSecret", "owner"]),
      );
      for (const key of ["clientId", "clientSecret", "owner"]) expect(body).not.toHaveProperty(key);
    }
    expect((await world.call("nobody", "GET", `sentry-apps/${slug}/`)).status).toBe(401);
    for (const query of ["", "?status=published", "?status=unheard-of"]) {
      const { body } = await world.call("eve", "GET", `sentry-apps/${query}`);
      expect(body).toMatchObject([{ slug }]);
      expect(body[0]).not.toHaveProperty("clientId");
    }
    const own = await world.call("ada", "GET", "sentry-apps/");
    expect(own.body[0]).toMatchObject({ slug, clientId: expect.any(String) });
  });

  test("cannot be removed once published, nor ask for more or other than was agreed to", async () => {
    const world = await openAppWorld(engine);
    const { slug } = await world.create({ ...PUBLIC, scopes: ["event:read"] });
    const path = `sentry-apps/${slug}/`;
    await publish(world, slug);
    expect(await world.call("ada", "DELETE", path)).toMatchObject({
      status: 403,
      body: { detail: ["Published apps cannot be removed."] },
    });
    const change = async (fields: object) => await world.call("ada", "PUT", path, fields);
    for (const scopes of [["event:admin"], []]) {
      expect(await change({ scopes })).toMatchObject({
        status: 400,
        body: { detail: "Cannot update permissions on a published integration." },
      });
    }
    expect(await change({ features: [1] })).toMatchObject({
      status: 400,
      body: { detail: "Cannot update features on a published integration." },
    });
    const same = { scopes: ["event:read"], features: [0], overview: "Now with words." };
    expect(await change(same)).toMatchObject({
      status: 200,
      body: { overview: "Now with words.", slug },
    });
  });
});

test("a name without letters of its own gets some of the uuid", async () => {
  const world = await openAppWorld();
  const { slug, uuid } = await world.create({ ...PUBLIC, name: "任务" });
  expect(slug).toBe(`integration-${uuid.slice(0, 6)}`);
  expect((await world.create({ ...PUBLIC, name: "42" })).slug).toBe("integration-42");
});

test("the names of public apps stay taken when their organization goes", async () => {
  const world = await openAppWorld();
  await world.create(PUBLIC);
  await world.create({ name: "Inside" });
  const doer = { actor: { kind: "system" }, ipAddress: null } as const;
  await world.storage.transaction(async (tx, wake) => {
    const telling = { tx, wake, now: world.clock.now };
    await uninstallAllOf(world.storage, telling, world.acme, doer);
    await purgeApps(tx, world.acme.id, 1000);
  });
  expect(await world.storage.db.selectFrom("sentry_apps").selectAll().execute()).toEqual([]);
  const again = { organization: "globex", name: "Acme Tasks", ...PUBLIC };
  expect((await world.call("eve", "POST", "sentry-apps/", again)).status).toBe(400);
  const other = { ...again, name: "Inside" };
  expect((await world.call("eve", "POST", "sentry-apps/", other)).status).toBe(201);
});

test("changed scopes hold at once for the tokens of every installation", async () => {
  const world = await openAppWorld();
  const { slug, clientId, clientSecret } = await world.create({ ...PUBLIC, scopes: ["org:read"] });
  const installations = "organizations/acme/sentry-app-installations/";
  const { body: installation } = await world.call("ada", "POST", installations, { slug });
  const own = `sentry-app-installations/${installation.uuid}/`;
  const { body: pair } = await world.call("nobody", "POST", `${own}authorizations/`, {
    grant_type: "authorization_code",
    code: installation.code,
    client_id: clientId,
    client_secret: clientSecret,
  });
  expect((await world.call(pair.token, "GET", own)).status).toBe(200);
  await world.call("ada", "PUT", `sentry-apps/${slug}/`, { scopes: ["event:read"] });
  expect((await world.call(pair.token, "GET", own)).status).toBe(403);
  await world.call("ada", "PUT", `sentry-apps/${slug}/`, { scopes: ["org:write"] });
  expect((await world.call(pair.token, "GET", own)).status).toBe(200);
});

test("an app that others installed gets no further permissions when it is withdrawn", async () => {
  const world = await openAppWorld();
  const { slug } = await world.create({ ...PUBLIC, scopes: ["event:read", "org:read"] });
  await publish(world, slug);
  const installations = "organizations/globex/sentry-app-installations/";
  expect((await world.call("eve", "POST", installations, { slug })).status).toBe(200);
  const path = `sentry-apps/${slug}/`;
  await world.call("stella", "PUT", path, { status: "unpublished" });
  expect(await world.call("ada", "PUT", path, { scopes: ["event:admin"] })).toMatchObject({
    status: 400,
    body: { detail: "Cannot update permissions on a published integration." },
  });
  expect(await world.call("ada", "PUT", path, { scopes: ["event:read"] })).toMatchObject({
    status: 200,
    body: { scopes: ["event:read"], status: "unpublished" },
  });
});

test("what a public app must have cannot be taken from it", async () => {
  const world = await openAppWorld();
  const { slug } = await world.create(PUBLIC);
  expect(
    await world.call("ada", "PUT", `sentry-apps/${slug}/`, { webhookUrl: "", author: "" }),
  ).toMatchObject({
    status: 400,
    body: {
      webhookUrl: ["webhookUrl required for public integrations"],
      author: ["author required for public integrations"],
    },
  });
});

test("headers for the receiver are kept sealed and shown to who could replace them", async () => {
  const world = await openAppWorld();
  const headers = ["Authorization: Basic c2VjcmV0", "X-Team: shop"];
  const { slug } = await world.create({ ...PUBLIC, webhookHeaders: headers });
  const path = `sentry-apps/${slug}/`;
  expect((await world.call("mia", "GET", path)).body.webhookHeaders).toEqual(headers);
  const masked = ["Authorization: ********", "X-Team: ********"];
  expect((await world.call("bob", "GET", path)).body.webhookHeaders).toEqual(masked);
  const query = world.storage.db.selectFrom("sentry_apps").select("webhook_headers");
  expect((await query.executeTakeFirstOrThrow()).webhook_headers).toMatch(/^sealed /);
  const { body } = await world.call("ada", "PUT", path, { webhookHeaders: [] });
  expect(body.webhookHeaders).toEqual([]);
});

test("a schema makes components, which another one replaces and nothing removes", async () => {
  const world = await openAppWorld();
  const schema = { elements: [{ type: "stacktrace-link", uri: "/debug" }] };
  const { slug, ...created } = await world.create({ ...PUBLIC, schema });
  expect(created.schema).toEqual(schema);
  const path = `sentry-apps/${slug}/`;
  const uuids = async () =>
    (await world.storage.db.selectFrom("ui_components").select("uuid").execute()).map(
      ({ uuid }) => uuid,
    );
  const first = await uuids();
  expect(first).toHaveLength(1);
  await world.call("ada", "PUT", path, { overview: "Other words", schema: null });
  expect(await uuids()).toEqual(first);
  await world.call("ada", "PUT", path, { schema });
  expect(await uuids()).not.toEqual(first);
  expect((await world.call("ada", "PUT", path, { schema: "" })).body.schema).toEqual({});
  expect(await uuids()).toEqual([]);
});

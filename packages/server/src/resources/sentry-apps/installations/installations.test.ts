import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { openInstalledWorld, TEN_MINUTES_MS } from "./installed-world.fixture.ts";

const COLLECTION = "organizations/acme/sentry-app-installations/";
const DIRECTORY = "organizations/acme/integration-directory/";

describe.each(testEngines())("installing a public integration on %s", (engine) => {
  test("gives a code, the address to go to next, and tells the app", async () => {
    const world = await openInstalledWorld(engine);
    const made = await world.install();
    expect(made).toMatchObject({
      app: { slug: world.slug },
      organization: { slug: "acme", id: world.acme.id },
      status: "installed",
      code: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(made.redirectUrl).toBe(
      `https://tasks.acme.example/setup?from=vedette&installationId=${made.uuid}&code=${made.code}&orgSlug=acme`,
    );
    const { redirectUrl: _, ...installation } = made;
    expect(await world.told()).toEqual([
      {
        action: "created",
        actor: { kind: "user", id: expect.any(Number), name: "ada" },
        installation,
        recipients: [{ kind: "installation", id: expect.any(Number) }],
      },
    ]);
    expect(await world.subscriptions()).toEqual(["issue"]);
    expect((await world.audited()).at(-1)).toBe("sentry-app.install");
  });

  test("happens once, also when two ask at the same time", async () => {
    const world = await openInstalledWorld(engine);
    const [first, second] = await Promise.all([world.install(), world.install("mia")]);
    expect(second).toEqual(first);
    expect(await world.install()).toEqual(first);
    expect(await world.told()).toHaveLength(1);
  });

  test("ends with the uninstallation, and can be done again as another installation", async () => {
    const world = await openInstalledWorld(engine);
    const first = await world.install();
    const grant = { grant_type: "authorization_code", code: first.code };
    const tokens = (await world.authorize(first.uuid, grant)).body;
    const path = `sentry-app-installations/${first.uuid}/`;
    expect((await world.call(tokens.token, "GET", path)).status).toBe(200);

    expect((await world.call("mia", "DELETE", path)).status).toBe(204);
    expect((await world.call("ada", "GET", path)).status).toBe(404);
    expect((await world.call(tokens.token, "GET", path)).status).toBe(401);
    expect((await world.call("mia", "DELETE", path)).status).toBe(404);
    const again = { grant_type: "refresh_token", refresh_token: tokens.refreshToken };
    expect((await world.authorize(first.uuid, again)).status).toBe(404);
    expect(await world.subscriptions()).toEqual([]);
    expect((await world.audited()).at(-1)).toBe("sentry-app.uninstall");
    const { code: _, redirectUrl: __, ...installation } = first;
    expect((await world.told()).at(-1)).toMatchObject({
      action: "deleted",
      actor: { kind: "user", name: "mia" },
      installation: { ...installation, status: "pending_deletion" },
    });

    const second = await world.install();
    expect(second.uuid).not.toBe(first.uuid);
    expect((await world.authorize(second.uuid, again)).body).toEqual({
      detail: "Given refresh token does not exist",
    });
    const { body } = await world.call("ada", "GET", COLLECTION);
    expect(body.map(({ uuid }: { uuid: string }) => uuid)).toEqual([second.uuid]);
  });

  test("leaves an app pending that wants to finish by itself, until it says so", async () => {
    const world = await openInstalledWorld(engine);
    const { slug, clientId, clientSecret } = await world.publish({
      name: "Slow",
      verifyInstall: true,
    });
    const { uuid, code, status } = await world.install("ada", slug);
    expect(status).toBe("pending");
    const grant = { grant_type: "authorization_code", code };
    const own = { client_id: clientId, client_secret: clientSecret };
    const { token } = (await world.authorize(uuid, { ...grant, ...own })).body;
    const path = `sentry-app-installations/${uuid}/`;
    const say = async (as: string, status: unknown) =>
      await world.call(as, "PUT", path, { status });

    expect(await say(token, "done")).toMatchObject({
      status: 400,
      body: { status: ["Invalid value 'done' for status. Valid values: 'installed'"] },
    });
    expect((await say("ada", "installed")).status).toBe(403);
    expect((await say("eve", "installed")).status).toBe(404);
    const other = await world.install();
    const theirs = { grant_type: "authorization_code", code: other.code };
    const stranger = (await world.authorize(other.uuid, theirs)).body.token;
    expect((await say(stranger, "installed")).status).toBe(403);
    expect((await world.call("ada", "GET", path)).body.status).toBe("pending");

    expect(await say(token, "installed")).toMatchObject({
      status: 200,
      body: { uuid, status: "installed" },
    });
    expect((await say(token, "installed")).status).toBe(200);
  });
});

test("an app that was not published is there for its own organization only", async () => {
  const world = await openInstalledWorld();
  const path = "organizations/globex/sentry-app-installations/";
  const body = { slug: world.slug };
  const refused = { status: 404, body: { detail: "Could not find the requested sentry app" } };
  expect(await world.call("eve", "POST", path, body)).toMatchObject(refused);
  expect(await world.call("eve", "POST", path, { slug: "no-such-app" })).toMatchObject(refused);
  expect(
    (await world.call("eve", "GET", "organizations/globex/integration-directory/")).body,
  ).toEqual([]);
  const internal = await world.create({ name: "Ours" });
  expect(await world.call("eve", "POST", path, { slug: internal.slug })).toMatchObject(refused);

  await world.setStatus(world.slug, "published");
  const made = await world.call("eve", "POST", path, body);
  expect(made).toMatchObject({ status: 200, body: { organization: { slug: "globex" } } });
  expect((await world.call("ada", "GET", COLLECTION)).body).not.toContainEqual(
    expect.objectContaining({ uuid: made.body.uuid }),
  );
});

test("only who may install can, and only what they hold themselves", async () => {
  const world = await openInstalledWorld();
  const body = { slug: world.slug };
  expect((await world.call("bob", "POST", COLLECTION, body)).status).toBe(403);
  expect((await world.call("eve", "POST", COLLECTION, body)).status).toBe(404);
  const wide = await world.publish({ name: "Wide", scopes: ["org:admin"], events: [] });
  expect(await world.call("mia", "POST", COLLECTION, { slug: wide.slug })).toMatchObject({
    status: 403,
    body: { detail: expect.stringContaining("org:admin exceeds requester's permission") },
  });
  const { body: consent } = await world.call("mia", "GET", `${DIRECTORY}${wide.slug}/`);
  expect(consent).toMatchObject({ mayInstall: false, missingScopes: ["org:admin"] });
  expect((await world.call("ada org:read", "POST", COLLECTION, body)).status).toBe(403);
  const { body: app } = await world.call("ada", "POST", "sentry-apps/", {
    organization: "acme",
    isInternal: true,
    name: "Installer",
    scopes: ["org:integrations"],
  });
  expect((await world.call(app.tokens[0].token, "POST", COLLECTION, body)).status).toBe(403);
  expect((await world.call("ada", "POST", COLLECTION, {})).body).toEqual({
    slug: ["This field is required."],
  });
});

test("an internal integration is told nothing, and is not uninstalled but deleted", async () => {
  const world = await openInstalledWorld();
  const { slug, installation } = await world.create({ name: "Ours" });
  expect(await world.install("ada", slug)).toMatchObject({ uuid: installation.uuid });
  const path = `sentry-app-installations/${installation.uuid}/`;
  expect(await world.call("ada", "DELETE", path)).toMatchObject({
    status: 403,
    body: { detail: "An internal integration is uninstalled by deleting it." },
  });
  expect(await world.told()).toEqual([]);
});

test("an app with the scopes for it uninstalls itself, and nobody else", async () => {
  const world = await openInstalledWorld();
  const { slug, clientId, clientSecret } = await world.publish({
    name: "Leaver",
    scopes: ["org:integrations"],
    events: [],
  });
  const { uuid, code } = await world.install("ada", slug);
  const own = { client_id: clientId, client_secret: clientSecret };
  const grant = { ...own, grant_type: "authorization_code", code };
  const { token } = (await world.authorize(uuid, grant)).body;
  const other = await world.install();
  const path = (of: string) => `sentry-app-installations/${of}/`;
  expect((await world.call(token, "DELETE", path(other.uuid))).status).toBe(403);
  expect((await world.call(token, "DELETE", path(uuid))).status).toBe(204);
  expect((await world.told()).at(-1)).toMatchObject({ actor: { kind: "integration" } });
});

test("the code is shown to who may install, until it is exchanged or too old", async () => {
  const world = await openInstalledWorld();
  const { uuid, code } = await world.install();
  const path = `sentry-app-installations/${uuid}/`;
  const seenBy = async (as: string) => (await world.call(as, "GET", path)).body.code;
  expect(await seenBy("ada")).toBe(code);
  expect((await world.call("mia", "GET", COLLECTION)).body[0].code).toBe(code);
  expect(await seenBy("bob")).toBeUndefined();
  expect(await seenBy("ada org:read")).toBeUndefined();
  world.clock.now += TEN_MINUTES_MS;
  expect(await seenBy("ada")).toBeUndefined();
  expect(await world.install()).toMatchObject({
    uuid,
    redirectUrl: expect.not.stringContaining("code="),
  });
});

test("one that was switched off is not shown, and can be uninstalled all the same", async () => {
  const world = await openInstalledWorld();
  const { uuid } = await world.install();
  await world.storage.db.updateTable("sentry_apps").set({ is_disabled: 1 }).execute();
  const path = `sentry-app-installations/${uuid}/`;
  expect((await world.call("ada", "GET", path)).status).toBe(403);
  expect((await world.call("ada", "GET", DIRECTORY)).body).toEqual([]);
  expect((await world.call("ada", "POST", COLLECTION, { slug: world.slug })).status).toBe(404);
  expect((await world.call("ada", "DELETE", path)).status).toBe(204);
});

test("the directory says in words what an app asks for", async () => {
  const world = await openInstalledWorld();
  const { body: before } = await world.call("mia", "GET", `${DIRECTORY}${world.slug}/`);
  expect(before).toMatchObject({
    app: { slug: world.slug, name: "Acme Tasks" },
    installation: null,
    permissions: [
      {
        resource: "event",
        label: "Issue & Event",
        level: "read",
        scopes: ["event:read"],
        sentence: "See issues and events, with all that was sent with them",
      },
      { resource: "organization", level: "read", scopes: ["org:read"] },
    ],
    events: [{ resource: "issue", sentence: expect.stringContaining("issues are created") }],
    redirectUrl: "https://tasks.acme.example/setup?from=vedette",
    mayInstall: true,
    missingScopes: [],
  });
  expect((await world.call("bob", "GET", `${DIRECTORY}${world.slug}/`)).body.mayInstall).toBe(
    false,
  );
  const { uuid } = await world.install();
  expect((await world.call("bob", "GET", DIRECTORY)).body).toMatchObject([
    { app: { slug: world.slug }, installation: { uuid, status: "installed" } },
  ]);
  expect((await world.call("eve", "GET", `${DIRECTORY}${world.slug}/`)).status).toBe(404);
});

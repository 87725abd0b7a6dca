import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { findLatestRelease, findReleaseOrder, noteReleases, purgeReleases } from "./index.ts";
import { createReleaseWorld, MINUTE, type ReleaseWorld, START } from "./release-world.fixture.ts";

const one = "organizations/acme/releases/shop@1.0.0/";

describe.each(testEngines())("%s: what events say of releases", (engine) => {
  test("a version that events name is a release as old as its first event", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({ environment: "production", newIssues: 2, firstAt: START - 5 });
    const { body } = await world.call("GET", one);
    expect(body).toMatchObject({
      version: "shop@1.0.0",
      dateCreated: "2030-01-01T09:59:59.995000Z",
      dateReleased: null,
      firstEvent: "2030-01-01T09:59:59.995000Z",
      lastEvent: "2030-01-01T10:00:00.000000Z",
      newGroups: 2,
      projects: [{ id: world.acme.shop, slug: "shop", newGroups: 2 }],
    });
  });

  test("later batches add to it, also when they are late, and lines may repeat", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({ newIssues: 1 });
    const line = { organizationId: world.acme.id, version: "shop@1.0.0", events: 1, newIssues: 1 };
    const at = (ms: number) => ({ firstAt: START + ms, lastAt: START + ms });
    await world.storage.transaction(
      async (tx) =>
        await noteReleases(engine, tx, [
          { ...line, projectId: world.acme.shop, environment: "staging", ...at(MINUTE) },
          { ...line, projectId: world.acme.shop, environment: "production", ...at(-MINUTE) },
          { ...line, projectId: world.acme.admin, environment: "production", ...at(2 * MINUTE) },
        ]),
    );
    const { body } = await world.call("GET", one);
    expect(body).toMatchObject({
      firstEvent: "2030-01-01T09:59:00.000000Z",
      lastEvent: "2030-01-01T10:02:00.000000Z",
      newGroups: 4,
      projects: [
        { slug: "shop", newGroups: 3 },
        { slug: "admin", newGroups: 1 },
      ],
    });
    const ofShop = await world.call("GET", "projects/acme/shop/releases/shop@1.0.0/");
    expect(ofShop.body).toMatchObject({
      lastEvent: "2030-01-01T10:01:00.000000Z",
      newGroups: 3,
      projects: [{ slug: "shop" }],
    });
  });

  test("one that was only reported, or named without an event, has none", async () => {
    await using world = await createReleaseWorld(engine);
    const report = { version: "shop@1.0.0", projects: ["shop"] };
    expect((await world.call("POST", "organizations/acme/releases/", report)).status).toBe(201);
    await world.note({ events: 0 });
    const { body } = await world.call("GET", one);
    expect(body).toMatchObject({ firstEvent: null, lastEvent: null });
    await world.note({ firstAt: START + 7, lastAt: START + 7 });
    const after = await world.call("GET", one);
    expect(after.body.firstEvent).toBe("2030-01-01T10:00:00.007000Z");
    expect(after.body.lastEvent).toBe(after.body.firstEvent);
  });

  test("equal versions of two organizations are two releases", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({ newIssues: 1 });
    const { id, shop } = world.globex;
    await world.note({ organizationId: id, projectId: shop, newIssues: 5 });
    expect((await world.call("GET", one)).body.newGroups).toBe(1);
    const theirs = await world.call("GET", one.replace("acme", "globex"), undefined, EVE);
    expect(theirs.body.newGroups).toBe(5);
  });

  test("events without a release leave only their environment", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({ version: null, environment: "production" });
    expect((await world.call("GET", "organizations/acme/releases/")).body).toEqual([]);
    const { body } = await world.call("GET", "organizations/acme/environments/");
    expect(body).toMatchObject([{ name: "production" }]);
  });

  test("batches at the same moment make one release and lose no count", async () => {
    await using world = await createReleaseWorld(engine);
    await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const environment = at % 2 === 0 ? "production" : "staging";
        await world.note({ environment, newIssues: 1, lastAt: START + at });
      }),
    );
    const { body } = await world.call("GET", "organizations/acme/releases/");
    expect(body).toMatchObject([{ newGroups: 12, lastEvent: "2030-01-01T10:00:00.011000Z" }]);
    const environments = await world.call("GET", "organizations/acme/environments/");
    expect(environments.body).toMatchObject([{ name: "production" }, { name: "staging" }]);
  });

  test("a deleted release comes back with the next event that names it", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({ newIssues: 3, environment: "production" });
    expect((await world.call("DELETE", one)).status).toBe(204);
    expect((await world.call("GET", one)).status).toBe(404);
    await world.note({ newIssues: 1 });
    expect((await world.call("GET", one)).body.newGroups).toBe(1);
  });

  test("deleting while events arrive leaves nothing half", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({});
    await Promise.all(
      Array.from({ length: 20 }, async (_, at) =>
        at % 4 === 3 ? void (await world.call("DELETE", one)) : await world.note({}),
      ),
    );
    const { storage } = world;
    const releases = await storage.db.selectFrom("releases").select("id").execute();
    const links = await storage.db.selectFrom("release_projects").select("release_id").execute();
    expect(links.map((row) => row.release_id)).toEqual(releases.map((row) => row.id));
  });

  test("a removed project is taken out step by step, with releases that were its alone", async () => {
    await using world = await createReleaseWorld(engine);
    const { shop, admin } = world.acme;
    for (const version of ["a", "b", "c"]) await world.note({ version, environment: "production" });
    await world.note({ version: "b", projectId: admin });
    const step = async (limit: number) =>
      await world.storage.transaction(async (tx) => await purgeReleases(tx, shop, limit));
    expect(await step(2)).toBe(2);
    expect(await step(2)).toBe(1);
    expect(await step(2)).toBe(0);
    const { body } = await world.call("GET", "organizations/acme/releases/");
    expect(body).toMatchObject([{ version: "b", projects: [{ slug: "admin" }] }]);
  });
});

describe.each(testEngines())("%s: which release comes after which", (engine) => {
  test("is said by versions, else by when they were released or first known", async () => {
    await using world = await createReleaseWorld(engine);
    await noteInTurn(world, ["bbb", "aaa", "shop@2.0.0", "shop@1.0.0"]);
    const versions = ["bbb", "aaa", "shop@2.0.0", "shop@1.0.0", "unknown", "shop@3.0.0"];
    const order = await findReleaseOrder(world.storage.db, world.acme.id, versions);
    expect(order("aaa", "bbb")).toBeGreaterThan(0);
    expect(order("bbb", "aaa")).toBeLessThan(0);
    expect(order("shop@1.0.0", "shop@2.0.0")).toBeLessThan(0);
    expect(order("shop@1.0.0", "aaa")).toBeGreaterThan(0);
    expect(order("shop@3.0.0", "shop@2.0.0")).toBeGreaterThan(0);
    expect(order("unknown", "aaa")).toBeUndefined();
    expect(order("unknown", "unknown")).toBe(0);
    await world.call("PUT", "organizations/acme/releases/bbb/", {
      dateReleased: "2030-01-02T00:00:00Z",
    });
    const after = await findReleaseOrder(world.storage.db, world.acme.id, versions);
    expect(after("bbb", "aaa")).toBeGreaterThan(0);
  });

  test("does not mix organizations", async () => {
    await using world = await createReleaseWorld(engine);
    await noteInTurn(world, ["aaa", "bbb"]);
    const order = await findReleaseOrder(world.storage.db, world.globex.id, ["aaa", "bbb"]);
    expect(order("bbb", "aaa")).toBeUndefined();
  });

  test("the latest of a project is an open one of its own", async () => {
    await using world = await createReleaseWorld(engine);
    const latest = async () =>
      (
        await findLatestRelease(world.storage.db, {
          organizationId: world.acme.id,
          id: world.acme.shop,
        })
      )?.version;
    expect(await latest()).toBeUndefined();
    await noteInTurn(world, ["shop@2.0.0", "shop@3.0.0", "shop@1.9.9"]);
    await world.note({ version: "shop@9.0.0", projectId: world.acme.admin });
    expect(await latest()).toBe("shop@3.0.0");
    await world.call("PUT", "organizations/acme/releases/shop@3.0.0/", { status: "archived" });
    expect(await latest()).toBe("shop@2.0.0");
  });
});

const EVE = "eve project:read";

async function noteInTurn(world: ReleaseWorld, versions: readonly string[]): Promise<void> {
  for (const [at, version] of versions.entries()) {
    await world.note({ version, firstAt: START + at * MINUTE, lastAt: START + at * MINUTE });
  }
}

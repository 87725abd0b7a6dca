import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { createReleaseWorld } from "./release-world.fixture.ts";

const releases = "organizations/acme/releases/";
const ofShop = "projects/acme/shop/releases/";
const CI = "app org:ci";

describe.each(testEngines())("%s: a release", (engine) => {
  test("is reported by a build, and shown with all that is known of it", async () => {
    await using world = await createReleaseWorld(engine);
    const { status, body } = await world.call("POST", releases, {
      version: "shop@1.2.0+42",
      projects: ["shop", world.acme.admin],
      ref: "main",
      url: "https://git.acme.example/shop/1.2.0",
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      version: "shop@1.2.0+42",
      shortVersion: "1.2.0+42",
      ref: "main",
      url: "https://git.acme.example/shop/1.2.0",
      status: "open",
      dateCreated: "2030-01-01T10:00:00.000000Z",
      dateReleased: null,
      versionInfo: {
        package: "shop",
        version: {
          raw: "1.2.0+42",
          major: 1,
          minor: 2,
          patch: 0,
          pre: null,
          buildCode: "42",
          components: 3,
        },
        description: "1.2.0 (42)",
        buildHash: null,
      },
      firstEvent: null,
      lastEvent: null,
      newGroups: 0,
      commitCount: 0,
      deployCount: 0,
      data: {},
      lastCommit: null,
      lastDeploy: null,
      authors: [],
      owner: null,
      projects: ["shop", "admin"].map((slug) => ({
        id: slug === "shop" ? world.acme.shop : world.acme.admin,
        slug,
        name: slug,
        platform: "node",
        platforms: ["node"],
        newGroups: 0,
        hasHealthData: false,
      })),
    });
    expect(
      (await world.call("GET", `${releases}${encodeURIComponent(body.version)}/`)).body,
    ).toEqual(body);
  });

  test("reported again is 208, until it belongs to another project too", async () => {
    await using world = await createReleaseWorld(engine);
    const report = { version: "1.0", projects: ["shop"] };
    const { body } = await world.call("POST", releases, report);
    const again = await world.call("POST", releases, report);
    expect(again).toMatchObject({ status: 208, body });
    const wider = await world.call("POST", releases, { ...report, projects: ["shop", "admin"] });
    expect(wider).toMatchObject({ status: 201, body: { id: body.id } });
    expect((await world.call("POST", ofShop, { version: "1.0" })).status).toBe(208);
    expect((await world.call("POST", ofShop, { version: "1.1" })).status).toBe(201);
  });

  test("reported again gains what was not known, and does not move in time", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({ version: "1.0" });
    const report = { version: "1.0", projects: ["shop"] };
    const dateReleased = "2030-01-01T12:00:00.000000Z";
    const first = await world.call("POST", releases, { ...report, ref: "a", dateReleased });
    expect(first).toMatchObject({ status: 208, body: { ref: "a", dateReleased } });
    const later = { ...report, ref: "b", dateReleased: "2031-01-01T00:00:00Z", status: "archived" };
    const second = await world.call("POST", releases, later);
    expect(second.body).toMatchObject({ ref: "a", dateReleased, status: "archived" });
  });

  test("reported by many builds at once is one release", async () => {
    await using world = await createReleaseWorld(engine);
    const answers = await Promise.all(
      Array.from(
        { length: 8 },
        async () =>
          await world.call("POST", releases, { version: "1.0", projects: ["shop", "admin"] }),
      ),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 208)).toHaveLength(7);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  test.each([
    [{ projects: ["shop"] }, "version"],
    [{ version: "", projects: ["shop"] }, "version"],
    [{ version: ".", projects: ["shop"] }, "version"],
    [{ version: "..", projects: ["shop"] }, "version"],
    [{ version: "Latest", projects: ["shop"] }, "version"],
    [{ version: "a\nb", projects: ["shop"] }, "version"],
    [{ version: "a\tb", projects: ["shop"] }, "version"],
    [{ version: "a/b", projects: ["shop"] }, "version"],
    [{ version: "a".repeat(201), projects: ["shop"] }, "version"],
    [{ version: "1.0" }, "projects"],
    [{ version: "1.0", projects: [] }, "projects"],
    [{ version: "1.0", projects: ["shop", "nowhere"] }, "projects"],
    [{ version: "1.0", projects: ["shop"], dateReleased: "yesterday" }, "dateReleased"],
    [{ version: "1.0", projects: ["shop"], status: "lost" }, "status"],
    [{ version: "1.0", projects: ["shop"], url: "javascript:alert(1)" }, "url"],
    [{ version: "1.0", projects: ["shop"], ref: "a\nb" }, "ref"],
    [{ version: "1.0", projects: ["shop"], commits: [{}] }, "commits"],
    [{ version: "1.0", projects: ["shop"], commits: [{ id: "a", timestamp: "?" }] }, "commits"],
  ])("%j is refused for its %s", async (body, field) => {
    await using world = await createReleaseWorld(engine);
    const answer = await world.call("POST", releases, body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body)).toEqual([field]);
    expect((await world.call("GET", releases)).body).toEqual([]);
  });

  test("is found by whatever its version holds", async () => {
    await using world = await createReleaseWorld(engine);
    for (const version of ["shop@1.0 (beta) 100%?&#ü", "a".repeat(200), "..."]) {
      const report = { version: ` ${version} `, projects: ["shop"] };
      expect((await world.call("POST", releases, report)).body.version).toBe(version);
      const answer = await world.call("GET", `${releases}${encodeURIComponent(version)}/`);
      expect(answer).toMatchObject({ status: 200, body: { version } });
    }
  });

  test("is finalized, changed in part, and cleared by null", async () => {
    await using world = await createReleaseWorld(engine);
    await world.report("1.0", { ref: "main", url: "https://acme.example/1" });
    const change = async (body: object) => (await world.call("PUT", `${releases}1.0/`, body)).body;
    const dateReleased = "2030-01-01T11:00:00.123000Z";
    expect(await change({ dateReleased: "2030-01-01T12:00:00.123456789+01:00" })).toMatchObject({
      dateReleased,
      ref: "main",
    });
    expect(await change({ ref: null, url: "" })).toMatchObject({
      ref: null,
      url: null,
      dateReleased,
    });
    expect(await change({ dateReleased: null })).toMatchObject({ dateReleased: null });
    expect((await world.call("PUT", `${releases}2.0/`, {})).status).toBe(404);
  });

  test("is removed with its deploys and commits, once", async () => {
    await using world = await createReleaseWorld(engine);
    await world.report("1.0", { commits: [{ id: "abc", patch_set: [{ path: "a", type: "M" }] }] });
    await world.call("POST", `${releases}1.0/deploys/`, { environment: "production" });
    expect(await world.call("DELETE", `${releases}1.0/`)).toMatchObject({ status: 204 });
    expect((await world.call("DELETE", `${releases}1.0/`)).status).toBe(404);
    expect((await world.call("GET", `${releases}1.0/deploys/`)).status).toBe(404);
    expect(await world.storage.db.selectFrom("deploys").selectAll().execute()).toEqual([]);
    expect(await world.storage.db.selectFrom("release_commits").selectAll().execute()).toEqual([]);
  });

  test("of a project is the same release, where it belongs to the project", async () => {
    await using world = await createReleaseWorld(engine);
    await world.report("1.0");
    const ofAdmin = "projects/acme/admin/releases/";
    expect((await world.call("GET", `${ofShop}1.0/`)).body).toMatchObject({ version: "1.0" });
    for (const [method, body] of [["GET"], ["PUT", { ref: "x" }], ["DELETE"]] as const) {
      expect((await world.call(method, `${ofAdmin}1.0/`, body)).status).toBe(404);
    }
    expect((await world.call("GET", `${ofAdmin}1.0/commits/`)).status).toBe(404);
    const changed = await world.call("PUT", `${ofShop}1.0/`, { ref: "x" });
    expect(changed).toMatchObject({ status: 200, body: { ref: "x" } });
    expect((await world.call("DELETE", `${ofShop}1.0/`)).status).toBe(204);
    expect((await world.call("GET", `${releases}1.0/`)).status).toBe(404);
  });

  test("is reported and read by build servers, and removed by people", async () => {
    await using world = await createReleaseWorld(engine);
    const body = { version: "1.0", projects: ["shop"] };
    expect((await world.call("POST", releases, body, CI)).status).toBe(201);
    expect((await world.call("GET", releases, undefined, CI)).body).toHaveLength(1);
    expect((await world.call("PUT", `${releases}1.0/`, {}, CI)).status).toBe(200);
    expect((await world.call("DELETE", `${releases}1.0/`, undefined, CI)).status).toBe(403);
    expect((await world.call("POST", releases, body, "app event:admin")).status).toBe(403);
  });

  test("of another organization is not there", async () => {
    await using world = await createReleaseWorld(engine);
    await world.report("1.0");
    const eve = "eve project:admin project:releases";
    expect((await world.call("GET", `${releases}1.0/`, undefined, eve)).status).toBe(404);
    const theirs = "organizations/globex/releases/";
    expect((await world.call("GET", theirs, undefined, eve)).body).toEqual([]);
    expect((await world.call("DELETE", `${theirs}1.0/`, undefined, eve)).status).toBe(404);
    const body = { version: "1.0", projects: [world.acme.shop] };
    expect((await world.call("POST", theirs, body, eve)).status).toBe(400);
  });
});

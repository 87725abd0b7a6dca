import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { createReleaseWorld, MINUTE, type ReleaseWorld } from "./release-world.fixture.ts";

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
    expect((await world.call("GET", `${releases}${encodeURIComponent(body.version)}/`)).body).toEqual(body);
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
      Array.from({ length: 8 }, async () =>
        await world.call("POST", releases, { version: "1.0", projects: ["shop", "admin"] }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(7).fill(208)]);
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
    await report(world, "1.0", { ref: "main", url: "https://acme.example/1" });
    const change = async (body: object) => (await world.call("PUT", `${releases}1.0/`, body)).body;
    const dateReleased = "2030-01-01T11:00:00.123000Z";
    expect(await change({ dateReleased: "2030-01-01T12:00:00.123456789+01:00" })).toMatchObject({
      dateReleased,
      ref: "main",
    });
    expect(await change({ ref: null, url: "" })).toMatchObject({ ref: null, url: null, dateReleased });
    expect(await change({ dateReleased: null })).toMatchObject({ dateReleased: null });
    expect((await world.call("PUT", `${releases}2.0/`, {})).status).toBe(404);
  });

  test("is removed with its deploys and commits, once", async () => {
    await using world = await createReleaseWorld(engine);
    await report(world, "1.0", { commits: [{ id: "abc", patch_set: [{ path: "a", type: "M" }] }] });
    await world.call("POST", `${releases}1.0/deploys/`, { environment: "production" });
    expect(await world.call("DELETE", `${releases}1.0/`)).toMatchObject({ status: 204 });
    expect((await world.call("DELETE", `${releases}1.0/`)).status).toBe(404);
    expect((await world.call("GET", `${releases}1.0/deploys/`)).status).toBe(404);
    expect(await world.storage.db.selectFrom("deploys").selectAll().execute()).toEqual([]);
    expect(await world.storage.db.selectFrom("release_commits").selectAll().execute()).toEqual([]);
  });

  test("of a project is the same release, where it belongs to the project", async () => {
    await using world = await createReleaseWorld(engine);
    await report(world, "1.0");
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
    await report(world, "1.0");
    const eve = "eve project:admin project:releases";
    expect((await world.call("GET", `${releases}1.0/`, undefined, eve)).status).toBe(404);
    const theirs = "organizations/globex/releases/";
    expect((await world.call("GET", theirs, undefined, eve)).body).toEqual([]);
    expect((await world.call("DELETE", `${theirs}1.0/`, undefined, eve)).status).toBe(404);
    const body = { version: "1.0", projects: [world.acme.shop] };
    expect((await world.call("POST", theirs, body, eve)).status).toBe(400);
  });
});

describe.each(testEngines())("%s: the list of releases", (engine) => {
  test("has the newest first, by when they were released or else known", async () => {
    await using world = await createReleaseWorld(engine);
    for (const version of ["a", "b", "c"]) {
      await report(world, version);
      world.wait(MINUTE);
    }
    await world.call("PUT", `${releases}a/`, { dateReleased: "2030-01-02T00:00:00Z" });
    expect(await versions(world, releases)).toEqual(["a", "c", "b"]);
    expect(await versions(world, ofShop)).toEqual(["a", "c", "b"]);
  });

  test("comes in pages, there and back, also where dates are equal", async () => {
    await using world = await createReleaseWorld(engine);
    for (const version of ["a", "b", "c", "d", "e"]) await report(world, version);
    const pages: string[][] = [];
    const links: string[] = [];
    let cursor: string | undefined = "";
    while (cursor !== undefined) {
      const { body, link } = await world.call("GET", `${releases}?per_page=2&cursor=${cursor}`);
      pages.push(body.map(({ version }: { version: string }) => version));
      links.push(link ?? "");
      cursor = cursorOf(link, "next");
    }
    expect(pages).toEqual([["e", "d"], ["c", "b"], ["a"]]);
    const back = cursorOf(links.at(-1) ?? "", "previous");
    expect(await versions(world, `${releases}?per_page=2&cursor=${back}`)).toEqual(["c", "b"]);
    expect((await world.call("GET", `${releases}?cursor=x`)).status).toBe(400);
  });

  test("leaves archived releases out until they are asked for", async () => {
    await using world = await createReleaseWorld(engine);
    await report(world, "old");
    await report(world, "new");
    await world.call("PUT", `${releases}old/`, { status: "archived" });
    expect(await versions(world, releases)).toEqual(["new"]);
    expect(await versions(world, `${releases}?status=archived`)).toEqual(["old"]);
    expect(await versions(world, `${ofShop}?status=archived`)).toEqual(["old"]);
  });

  test("is narrowed by text, project and environment", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({ version: "shop@1_0", environment: "production" });
    await world.note({ version: "shop@1.0", environment: "staging" });
    await world.note({ version: "admin@1.0", environment: "production", projectId: world.acme.admin });
    expect(await versions(world, `${releases}?query=SHOP`)).toEqual(["shop@1.0", "shop@1_0"]);
    expect(await versions(world, `${releases}?query=1_0`)).toEqual(["shop@1_0"]);
    expect(await versions(world, `${releases}?project=admin`)).toEqual(["admin@1.0"]);
    expect(await versions(world, `${releases}?project=-1`)).toHaveLength(3);
    expect(await versions(world, `${releases}?project=admin&project=${world.acme.shop}`)).toHaveLength(3);
    expect(await versions(world, `${releases}?environment=staging`)).toEqual(["shop@1.0"]);
    expect(await versions(world, `${ofShop}?environment=production`)).toEqual(["shop@1_0"]);
    expect(await versions(world, `${releases}?environment=staging&environment=production`)).toHaveLength(3);
    expect((await world.call("GET", `${releases}?project=nowhere`)).status).toBe(400);
  });
});

describe.each(testEngines())("%s: the commits of a release", (engine) => {
  const commits = [
    {
      id: "b".repeat(40),
      repository: "acme/shop",
      message: "Fix the till",
      author_name: "Ada",
      author_email: "ada@acme.example",
      timestamp: "2030-01-01T09:00:00Z",
      patch_set: [
        { path: "till.js", type: "M" },
        { path: "gone.js", type: "D" },
      ],
    },
    {
      id: "c".repeat(40),
      repository: "acme/shop",
      author_name: "Ada L.",
      author_email: "Ada@acme.example",
      timestamp: "2030-01-01T09:30:00Z",
    },
  ];

  test("are listed newest first, and summed up in the release", async () => {
    await using world = await createReleaseWorld(engine);
    const { body } = await report(world, "1.0", { commits });
    expect(body).toMatchObject({
      commitCount: 2,
      authors: [{ name: "Ada L.", email: "Ada@acme.example" }],
      lastCommit: { id: "c".repeat(40) },
    });
    const listed = await world.call("GET", `${releases}1.0/commits/`);
    expect(listed.body.map(({ id }: { id: string }) => id[0])).toEqual(["c", "b"]);
    expect(listed.body[1]).toEqual({
      id: "b".repeat(40),
      message: "Fix the till",
      dateCreated: "2030-01-01T09:00:00.000000Z",
      author: { name: "Ada", email: "ada@acme.example" },
      repository: { name: "acme/shop" },
      pullRequest: null,
      suspectCommitType: "",
      releases: [expect.objectContaining({ version: "1.0", shortVersion: "1.0" })],
    });
    expect((await world.call("GET", `${ofShop}1.0/commits/`)).body).toEqual(listed.body);
    const page = await world.call("GET", `${releases}1.0/commits/?per_page=1&cursor=0:1:0`);
    expect(page.body).toEqual([listed.body[1]]);
  });

  test("name the files they changed", async () => {
    await using world = await createReleaseWorld(engine);
    await report(world, "1.0", { commits });
    const { body } = await world.call("GET", `${releases}1.0/commitfiles/`);
    expect(body).toEqual([
      {
        id: expect.any(String),
        orgId: world.acme.id,
        author: { name: "Ada", email: "ada@acme.example" },
        commitMessage: "Fix the till",
        filename: "till.js",
        type: "M",
        repoName: "acme/shop",
      },
      expect.objectContaining({ filename: "gone.js", type: "D" }),
    ]);
    expect((await world.call("GET", `${releases}1.0/files/`)).body).toEqual([]);
    expect((await world.call("GET", `${ofShop}1.0/files/`)).body).toEqual([]);
  });

  test("take the place of those before, and may be in several releases", async () => {
    await using world = await createReleaseWorld(engine);
    await report(world, "1.0", { commits });
    await report(world, "1.1", { commits: [commits[0]] });
    const shared = await world.call("GET", `${releases}1.1/commits/`);
    const names = shared.body[0].releases.map(({ version }: { version: string }) => version);
    expect(names).toEqual(["1.0", "1.1"]);
    const cleared = await world.call("PUT", `${releases}1.0/`, { commits: [] });
    expect(cleared.body).toMatchObject({ commitCount: 0, authors: [], lastCommit: null });
    const untouched = await world.call("PUT", `${releases}1.1/`, { ref: "x" });
    expect(untouched.body.commitCount).toBe(1);
    expect((await world.call("GET", `${releases}1.0/commits/`)).body).toEqual([]);
  });

  test("may be known by their heads alone, which take nothing from what is known", async () => {
    await using world = await createReleaseWorld(engine);
    await report(world, "1.0", { commits });
    const head = { repository: "acme/shop", commit: "b".repeat(40), previousCommit: "a".repeat(40) };
    const { body } = await world.call("PUT", `${releases}1.0/`, { refs: [head] });
    expect(body).toMatchObject({ commitCount: 1, lastCommit: { message: "Fix the till" } });
    expect(body.lastCommit.dateCreated).toBe("2030-01-01T09:00:00.000000Z");
    const unknown = { ...head, commit: "d".repeat(40) };
    const other = await world.call("PUT", `${releases}1.0/`, { refs: [unknown], commits });
    expect(other.body.lastCommit).toMatchObject({ id: unknown.commit, message: null });
    expect(other.body.commitCount).toBe(3);
  });

  test("may be thousands, and are listed in pages", async () => {
    await using world = await createReleaseWorld(engine);
    const many = Array.from({ length: 2500 }, (_, at) => ({ id: `sha${at}`, repository: "r" }));
    const { body } = await report(world, "1.0", { commits: [...many, ...many.slice(0, 3)] });
    expect(body.commitCount).toBe(2500);
    const page = await world.call("GET", `${releases}1.0/commits/?cursor=0:2400:0`);
    expect(page.body.map(({ id }: { id: string }) => id)).toEqual(
      many.slice(2400).map(({ id }) => id),
    );
    expect(cursorOf(page.link, "next")).toBeUndefined();
  });
});

describe.each(testEngines())("%s: the deploys of a release", (engine) => {
  const deploys = `${releases}1.0/deploys/`;

  test("are listed with the last finished first, and the last is shown with it", async () => {
    await using world = await createReleaseWorld(engine);
    await report(world, "1.0");
    const late = { environment: "production", name: "blue", url: "https://ci.acme.example/7" };
    const dates = { dateStarted: "2030-01-01T11:00:00Z", dateFinished: "2030-01-01T11:05:00Z" };
    const { status, body } = await world.call("POST", deploys, { ...late, ...dates }, CI);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      ...late,
      dateStarted: "2030-01-01T11:00:00.000000Z",
      dateFinished: "2030-01-01T11:05:00.000000Z",
    });
    const now = await world.call("POST", deploys, { environment: "staging" });
    expect(now.body).toMatchObject({
      name: null,
      url: null,
      dateStarted: null,
      dateFinished: "2030-01-01T10:00:00.000000Z",
    });
    expect((await world.call("GET", deploys)).body).toEqual([body, now.body]);
    const page = await world.call("GET", `${deploys}?per_page=1`);
    expect(cursorOf(page.link, "next")).toBe("0:1:0");
    const release = await world.call("GET", `${releases}1.0/`);
    expect(release.body).toMatchObject({ deployCount: 2, lastDeploy: body });
  });

  test("give the environment to the projects they are of", async () => {
    await using world = await createReleaseWorld(engine);
    await world.call("POST", releases, { version: "1.0", projects: ["shop", "admin"] });
    await world.call("POST", deploys, { environment: "edge", projects: ["admin"] });
    await world.call("POST", deploys, { environment: "all" });
    expect(await names(world, "projects/acme/admin/environments/")).toEqual(["all", "edge"]);
    expect(await names(world, "projects/acme/shop/environments/")).toEqual(["all"]);
    expect(await versions(world, `${releases}?environment=edge`)).toEqual(["1.0"]);
    expect(await versions(world, `${releases}?environment=edge&project=shop`)).toEqual([]);
  });

  test.each([
    [{}, "environment"],
    [{ environment: "None" }, "environment"],
    [{ environment: "a/b" }, "environment"],
    [{ environment: "a".repeat(65) }, "environment"],
    [{ environment: "a", name: "b".repeat(65) }, "name"],
    [{ environment: "a", dateStarted: "x" }, "dateStarted"],
    [{ environment: "a", projects: ["nowhere"] }, "projects"],
    [{ environment: "a", projects: ["admin"] }, "projects"],
  ])("%j is refused for its %s", async (body, field) => {
    await using world = await createReleaseWorld(engine);
    await report(world, "1.0");
    const answer = await world.call("POST", deploys, body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body)).toEqual([field]);
    expect((await world.call("GET", deploys)).body).toEqual([]);
  });

  test("of a release that is not there are refused", async () => {
    await using world = await createReleaseWorld(engine);
    expect((await world.call("POST", deploys, { environment: "a" })).status).toBe(404);
  });
});

async function report(world: ReleaseWorld, version: string, more: object = {}) {
  const answer = await world.call("POST", releases, { version, projects: ["shop"], ...more });
  expect(answer.status).toBe(201);
  return answer;
}

async function versions(world: ReleaseWorld, path: string): Promise<string[]> {
  const { body } = await world.call("GET", path);
  return body.map(({ version }: { version: string }) => version);
}

async function names(world: ReleaseWorld, path: string): Promise<string[]> {
  const { body } = await world.call("GET", path);
  return body.map(({ name }: { name: string }) => name);
}

function cursorOf(link: string | null, rel: string): string | undefined {
  return new RegExp(`rel="${rel}"; results="true"; cursor="([^"]+)"`).exec(link ?? "")?.[1];
}

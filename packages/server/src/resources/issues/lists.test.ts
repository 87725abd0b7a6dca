import { parseLinkHeader, type Issue } from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { openIssueWorld, type Answer, type IssueWorld } from "../issue-world.fixture.ts";

const HOUR = 3_600_000;

describe.each(testEngines())("issue lists on %s", (engine) => {
  const titles = ({ body }: Answer<Issue[]>): string[] => body.map((issue) => issue.title);
  const list = async (world: IssueWorld, query = ""): Promise<string[]> =>
    titles(await world.call<Issue[]>("ada", "GET", `issues/${query}`));

  test("show an issue as the wire has it", async () => {
    const world = await openIssueWorld(engine);
    const { now } = world.clock;
    await world.report({ at: now - 3 * HOUR, release: "shop@1.2.0", user: "u1" });
    const { issueId } = await world.report({ at: now - HOUR, user: "u2" });

    const answer = await world.call<Issue[]>("ada", "GET", "issues/");

    expect(answer.status).toBe(200);
    expect(answer.headers["x-hits"]).toBe("1");
    const permalink = `https://errors.acme.example/organizations/acme/issues/${issueId}/`;
    const start = Date.UTC(2029, 11, 31, 11) / 1000;
    const chart = Array.from({ length: 24 }, (_, at) => [
      start + at * 3600,
      at === 20 || at === 22 ? 1 : 0,
    ]);
    expect(answer.body).toEqual([
      {
        id: String(issueId),
        shareId: null,
        shortId: "SHOP-1",
        title: "TypeError: x is undefined",
        culprit: "checkout in pay",
        permalink,
        logger: null,
        level: "error",
        status: "unresolved",
        statusDetails: {},
        substatus: "new",
        isPublic: false,
        platform: "javascript",
        priority: "medium",
        priorityLockedAt: null,
        project: {
          id: String(world.projects.shop.id),
          name: "SHOP",
          slug: "shop",
          platform: "node",
        },
        type: "error",
        issueType: "error",
        issueCategory: "error",
        metadata: {
          type: "TypeError",
          value: "x is undefined",
          filename: "pay.js",
          function: "checkout",
        },
        numComments: 0,
        assignedTo: null,
        isBookmarked: false,
        isSubscribed: false,
        subscriptionDetails: null,
        hasSeen: false,
        annotations: [],
        isUnhandled: true,
        count: "2",
        userCount: 2,
        firstSeen: "2030-01-01T07:30:00.000000Z",
        lastSeen: "2030-01-01T09:30:00.000000Z",
        stats: { "24h": chart },
        lifetime: null,
        filtered: null,
      },
    ]);
  });

  test("hold unresolved issues unless they are asked for others", async () => {
    const world = await openIssueWorld(engine);
    const open = await world.report({ title: "Error: open" });
    const done = await world.report({ title: "Error: done", level: "warning" });
    const away = await world.report({ title: "Error: away" });
    await world.call("ada", "PUT", `issues/${done.issueId}/`, { status: "resolved" });
    await world.call("ada", "PUT", `issues/${away.issueId}/`, {
      status: "ignored",
      assignedTo: "team:ops",
    });
    await world.call("ada", "PUT", `issues/${open.issueId}/`, { assignedTo: world.bob.email });

    expect(await list(world)).toEqual(["Error: open"]);
    expect(await list(world, "?query=is:resolved")).toEqual(["Error: done"]);
    expect(await list(world, "?query=is:archived")).toEqual(["Error: away"]);
    expect(await list(world, "?query=")).toHaveLength(3);
    expect(await list(world, "?query=is:unassigned")).toEqual(["Error: done"]);
    expect((await list(world, "?query=is:assigned")).toSorted()).toEqual([
      "Error: away",
      "Error: open",
    ]);
    expect(await list(world, "?query=level:warning")).toEqual(["Error: done"]);
    expect(await list(world, "?query=!level:[warning,fatal]+AWAY")).toEqual(["Error: away"]);
  });

  test("find words in titles and culprits as they stand, in any case", async () => {
    const world = await openIssueWorld(engine);
    await world.report({ title: "Error: 100% of nothing" });
    await world.report({ title: "Error: 100 of nothing", culprit: "Pay_Later in shop" });

    expect(await list(world, "?query=100%25+OF")).toEqual(["Error: 100% of nothing"]);
    expect(await list(world, "?query=pay_later")).toEqual(["Error: 100 of nothing"]);
    expect(await list(world, "?query=payXlater")).toEqual([]);
  });

  test("refuse a search they do not understand with a sentence", async () => {
    const world = await openIssueWorld(engine);
    const unknown = await world.call<{ detail: string }>("ada", "GET", "issues/?query=is:asleep");
    expect(unknown.status).toBe(400);
    expect(unknown.body.detail).toContain('"is:asleep" is not known');
    for (const query of [
      "sort=trends",
      "project=nowhere",
      "cursor=x",
      "start=soon",
      "statsPeriod=1y",
    ]) {
      expect((await world.call("ada", "GET", `issues/?${query}`)).status).toBe(400);
    }
  });

  test("are ordered by what is asked for, largest first", async () => {
    const world = await openIssueWorld(engine);
    const { now } = world.clock;
    await world.report({ title: "Error: old and frequent", at: now - 5 * HOUR });
    await world.report({ title: "Error: old and frequent", at: now - 4 * HOUR });
    await world.report({ title: "Error: many people", at: now - 6 * HOUR, user: "u1" });
    await world.report({ title: "Error: new", at: now - HOUR });

    expect((await list(world))[0]).toBe("Error: new");
    expect(await list(world, "?sort=new")).toEqual([
      "Error: new",
      "Error: old and frequent",
      "Error: many people",
    ]);
    expect((await list(world, "?sort=freq"))[0]).toBe("Error: old and frequent");
    expect((await list(world, "?sort=user"))[0]).toBe("Error: many people");
  });

  test("keep to projects, environments and a span of time", async () => {
    const world = await openIssueWorld(engine);
    const { now } = world.clock;
    const { admin } = world.projects;
    await world.report({ title: "Error: shop", environment: "production", at: now - 3 * HOUR });
    await world.report({ title: "Error: admin", project: "admin", environment: "staging" });
    await world.report({ title: "Error: elsewhere", project: "elsewhere" });

    expect(await list(world)).toEqual(["Error: admin", "Error: shop"]);
    expect(await list(world, "?project=-1")).toHaveLength(2);
    expect(await list(world, `?project=${admin.id}`)).toEqual(["Error: admin"]);
    expect(await list(world, "?project=shop&project=admin")).toHaveLength(2);
    expect(await list(world, "?environment=production")).toEqual(["Error: shop"]);
    expect(await list(world, "?environment=production&environment=staging")).toHaveLength(2);
    expect(await list(world, "?statsPeriod=2h")).toEqual(["Error: admin"]);
    expect(await list(world, "?start=2030-01-01T07:00:00Z&end=2030-01-01T08:00:00Z")).toEqual([
      "Error: shop",
    ]);
  });

  test("are walked page by page, forth and back", async () => {
    const world = await openIssueWorld(engine);
    // Some of the same moment, so that only their ids tell them apart.
    for (let at = 0; at < 7; at++) {
      await world.report({
        title: `Error: ${at}`,
        at: world.clock.now - Math.floor(at / 3) * HOUR,
      });
    }
    const everything = await list(world);
    const walked: string[] = [];
    let cursor: string | undefined;
    let back: string | undefined;
    for (;;) {
      const path = `issues/?limit=3${cursor ? `&cursor=${cursor}` : ""}`;
      const page = await world.call<Issue[]>("ada", "GET", path);
      walked.push(...titles(page));
      const links = parseLinkHeader(page.headers["link"] ?? null);
      back = links.previous;
      cursor = links.next;
      if (cursor === undefined) break;
    }
    expect(walked).toEqual(everything);
    expect(walked).toHaveLength(7);
    const before = await world.call<Issue[]>("ada", "GET", `issues/?limit=3&cursor=${back}`);
    expect(titles(before)).toEqual(everything.slice(3, 6));
    expect(parseLinkHeader(before.headers["link"] ?? null).previous).toBeDefined();
  });

  test("leave out charts, or show a fortnight, when asked to", async () => {
    const world = await openIssueWorld(engine);
    await world.report();
    const charts = async (query: string) => {
      const { body } = await world.call<Issue[]>("ada", "GET", `issues/?${query}`);
      return Object.entries(body[0]?.stats ?? {}).map(([name, points]) => [name, points.length]);
    };
    expect(await charts("")).toEqual([["24h", 24]]);
    expect(await charts("groupStatsPeriod=14d")).toEqual([["14d", 14]]);
    expect(await charts("groupStatsPeriod=auto&statsPeriod=24h")).toEqual([["auto", 24]]);
    expect(await charts("groupStatsPeriod=auto")).toEqual([["auto", 14]]);
    expect(await charts("collapse=stats")).toEqual([]);
    expect(await charts("groupStatsPeriod=")).toEqual([]);
  });

  test("of one project are at its own path, where the period is that of the chart", async () => {
    const world = await openIssueWorld(engine);
    await world.report({ title: "Error: shop", at: world.clock.now - 48 * HOUR });
    await world.report({ title: "Error: admin", project: "admin" });
    const path = "/api/0/projects/acme/shop/issues/?statsPeriod=14d";
    const answer = await world.call<Issue[]>("ada", "GET", path);
    expect(titles(answer)).toEqual(["Error: shop"]);
    expect(answer.body[0]?.stats?.["14d"]).toHaveLength(14);
    const wrong = await world.call(
      "ada",
      "GET",
      "/api/0/projects/acme/shop/issues/?statsPeriod=3d",
    );
    expect(wrong.status).toBe(400);
  });

  test("find an issue by its short id when asked to look for one", async () => {
    const world = await openIssueWorld(engine);
    const { issueId } = await world.report();
    await world.call("ada", "PUT", `issues/${issueId}/`, { status: "resolved" });
    const answer = await world.call<Issue[]>("ada", "GET", "issues/?shortIdLookup=1&query=shop-1");
    expect(answer.body.map(({ id }) => id)).toEqual([String(issueId)]);
    expect(answer.headers["x-sentry-direct-hit"]).toBe("1");
  });

  test("are for those who belong to the organization", async () => {
    const world = await openIssueWorld(engine);
    expect((await world.call("nobody", "GET", "issues/")).status).toBe(401);
    expect((await world.call("eve", "GET", "issues/")).status).toBe(404);
    expect((await world.call("app", "GET", "issues/")).status).toBe(200);
  });

  test("do not show what a removed project has left behind", async () => {
    const world = await openIssueWorld(engine);
    const { issueId } = await world.report();
    await world.storage.db.deleteFrom("projects").where("slug", "=", "shop").execute();
    expect(await list(world)).toEqual([]);
    expect((await world.call("ada", "GET", `issues/${issueId}/`)).status).toBe(404);
  });
});

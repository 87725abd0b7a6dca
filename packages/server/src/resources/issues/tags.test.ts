import type { TagSummary, TagValue } from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { openIssueWorld } from "../issue-world.fixture.ts";

const HOUR = 3_600_000;

describe.each(testEngines())("tags on %s", (engine) => {
  const setUp = async () => {
    const world = await openIssueWorld(engine);
    const { now } = world.clock;
    const seen: [environment: string, hoursAgo: number][] = [
      ["production", 9],
      ["production", 5],
      ["production", 4],
      ["staging", 8],
      ["staging", 1],
      ["canary", 3],
    ];
    let issueId = 0;
    for (const [environment, hoursAgo] of seen) {
      ({ issueId } = await world.report({ environment, at: now - hoursAgo * HOUR }));
    }
    await world.report({ title: "Error: other", environment: "production", at: now - 2 * HOUR });
    await world.report({ title: "Error: admin", project: "admin", release: "admin@1.0" });
    const get = async <Body>(path: string) => await world.call<Body>("ada", "GET", path);
    const valuesAt = async (path: string) => {
      const { status, body } = await get<TagValue[]>(path);
      return status === 200 ? body.map(({ value, count }) => `${value} ${count}`) : status;
    };
    return { world, issueId, get, valuesAt };
  };

  test("the values of one of an issue's come sorted and in pages", async () => {
    const { issueId, get, valuesAt } = await setUp();
    const path = `issues/${issueId}/tags/environment/values/`;
    expect(await valuesAt(path)).toEqual(["staging 2", "canary 1", "production 3"]);
    expect(await valuesAt(`${path}?sort=age`)).toEqual(["canary 1", "staging 2", "production 3"]);
    expect(await valuesAt(`${path}?sort=count`)).toEqual(["production 3", "staging 2", "canary 1"]);
    expect(await valuesAt(`${path}?sort=id&limit=2`)).toEqual(["canary 1", "production 3"]);
    expect(await valuesAt(`${path}?sort=id&limit=2&cursor=0:2:0`)).toEqual(["staging 2"]);
    expect(await valuesAt(`${path}?query=A`)).toEqual(["staging 2", "canary 1"]);
    expect(await valuesAt(`${path}?query=nothing`)).toEqual([]);
    expect(await valuesAt(`issues/${issueId}/tags/browser/values/`)).toBe(404);
    expect(await valuesAt(`${path}?sort=size`)).toBe(400);
    expect(await valuesAt(`${path}?environment=staging`)).toBe(400);
    const { body } = await get<TagValue[]>(`${path}?sort=count&limit=1`);
    expect(body).toEqual([
      {
        key: "environment",
        name: "production",
        value: "production",
        count: 3,
        firstSeen: "2030-01-01T01:30:00.000000Z",
        lastSeen: "2030-01-01T06:30:00.000000Z",
      },
    ]);
  });

  test("a project's values are those of its issues together", async () => {
    const { valuesAt } = await setUp();
    const path = "/api/0/projects/acme/shop/tags/environment/values/";
    expect(await valuesAt(`${path}?sort=count`)).toEqual(["production 4", "staging 2", "canary 1"]);
    expect(await valuesAt("/api/0/projects/acme/admin/tags/environment/values/")).toBe(404);
    expect(await valuesAt("/api/0/projects/acme/nowhere/tags/environment/values/")).toBe(404);
  });

  test("an organization's values are those of the projects that are asked for", async () => {
    const { valuesAt, world } = await setUp();
    const path = "tags/level/values/";
    expect(await valuesAt(path)).toEqual(["error 8"]);
    expect(await valuesAt(`${path}?project=admin`)).toEqual(["error 1"]);
    expect(await valuesAt("tags/environment/values/?query=an&sort=count")).toEqual(["canary 1"]);
    expect(await valuesAt("tags/browser/values/")).toBe(404);
    expect((await world.call("eve", "GET", path)).status).toBe(404);
  });

  test("an organization's keys are counted over the projects that are asked for", async () => {
    const { get, world } = await setUp();
    const keysAt = async (query: string) =>
      (await get<TagSummary[]>(`tags/${query}`)).body.map(
        ({ key, name, totalValues }) => `${key} ${name} ${totalValues}`,
      );
    expect(await keysAt("")).toEqual([
      "level Level 8",
      "environment Environment 7",
      "release Release 1",
    ]);
    expect(await keysAt("?project=admin&dataset=errors")).toEqual([
      "level Level 1",
      "release Release 1",
    ]);
    expect(await keysAt("?statsPeriod=90m&project=shop")).toEqual([
      "environment Environment 6",
      "level Level 6",
    ]);
    expect((await get("tags/?project=nowhere")).status).toBe(400);
    expect((await world.call("eve", "GET", "tags/")).status).toBe(404);
  });

  test("hashes come with an event that has them", async () => {
    const { issueId, get } = await setUp();
    const { body } = await get<object[]>(`issues/${issueId}/hashes/`);
    expect(body).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        latestEvent: expect.objectContaining({
          groupID: String(issueId),
          "event.type": "error",
          dateCreated: "2030-01-01T09:30:00.000000Z",
        }),
        recentEvents: 6,
        mergedBySeer: false,
        seerMatchDistance: null,
      },
    ]);
    const full = await get<object[]>(`issues/${issueId}/hashes/?full=true`);
    expect(full.body).toMatchObject([{ latestEvent: { entries: expect.any(Array) } }]);
    expect((await get("issues/999999/hashes/")).status).toBe(404);
  });
});

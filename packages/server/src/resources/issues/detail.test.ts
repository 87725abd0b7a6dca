import type { IssueDetail } from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { openIssueWorld } from "../issue-world.fixture.ts";

describe.each(testEngines())("one issue on %s", (engine) => {
  test("an issue is found by its id, by its short id in any case, and by its id alone", async () => {
    const world = await openIssueWorld(engine);
    const { issueId } = await world.report({ release: "shop@1.2.0" });
    const byId = await world.call<IssueDetail>("ada", "GET", `issues/${issueId}/`);
    expect(byId.body.lastRelease).toMatchObject({
      version: "shop@1.2.0",
      shortVersion: "1.2.0",
      newGroups: 1,
    });
    expect(byId.body.stats["30d"]).toHaveLength(30);
    expect(byId.body.stats["30d"]?.at(-1)).toEqual([Date.UTC(2030, 0, 1) / 1000, 1]);
    expect(byId.body.tags).toContainEqual({ key: "release", name: "Release", totalValues: 1 });
    for (const path of ["issues/SHOP-1/", "issues/shop-1/", `/api/0/issues/${issueId}/`]) {
      expect((await world.call<IssueDetail>("ada", "GET", path)).body).toEqual(byId.body);
    }
    const found = await world.call("ada", "GET", "shortids/Shop-1/");
    expect(found.body).toMatchObject({
      organizationSlug: "acme",
      projectSlug: "shop",
      groupId: String(issueId),
      shortId: "SHOP-1",
      group: { id: String(issueId) },
    });
    for (const path of ["issues/SHOP-2/", "issues/999999/", "issues/x/", "shortids/NOPE-1/"]) {
      expect((await world.call("ada", "GET", path)).status).toBe(404);
    }
  });

  test("tags are counted with their values, the most frequent first", async () => {
    const world = await openIssueWorld(engine);
    for (const environment of ["staging", "production", "production"])
      await world.report({ environment });
    const { issueId } = await world.report();
    const { body } = await world.call<{ key: string }[]>("ada", "GET", `issues/${issueId}/tags/`);
    expect(body.map(({ key }) => key)).toEqual(["environment", "level"]);
    const seen = "2030-01-01T10:30:00.000000Z";
    const value = { key: "environment", firstSeen: seen, lastSeen: seen };
    expect(body[0]).toEqual({
      key: "environment",
      name: "Environment",
      totalValues: 3,
      uniqueValues: 2,
      topValues: [
        { ...value, name: "production", value: "production", count: 2 },
        { ...value, name: "staging", value: "staging", count: 1 },
      ],
    });
    const one = await world.call("ada", "GET", `issues/${issueId}/tags/environment/`);
    expect(one.body).toEqual(body[0]);
    expect((await world.call("ada", "GET", `issues/${issueId}/tags/browser/`)).status).toBe(404);
    const split = await world.call("ada", "GET", `issues/${issueId}/tags/?environment=staging`);
    expect(split.status).toBe(400);
  });
});

import { testEngines } from "@vedette/testkit";
import { expect, test } from "vitest";
import { purgeEvents } from "../events/index.ts";
import { openIssueWorld } from "../issue-world.fixture.ts";
import { purgeIssues } from "./purge-issues.ts";

test.each(testEngines())(
  "a removed project's records go step by step, and only they, on %s",
  async (engine) => {
    const world = await openIssueWorld(engine);
    const { storage } = world;
    const { shop } = world.projects;
    for (let at = 0; at < 12; at++) {
      const { issueId } = await world.report({
        title: `Error: ${at % 3}`,
        user: `u${at}`,
        environment: `e${at}`,
      });
      await world.call("ada", "POST", `issues/${issueId}/notes/`, { text: `note ${at}` });
    }
    const kept = await world.report({ project: "admin", user: "u1" });
    await world.call("ada", "POST", `issues/${kept.issueId}/notes/`, { text: "kept" });

    for (const purge of [purgeEvents, purgeIssues]) {
      let steps = 0;
      while ((await storage.transaction(async (tx) => await purge(tx, shop.id, 5))) >= 5) steps++;
      expect(steps).toBeGreaterThan(2);
    }

    const tables = [
      "issues",
      "issue_hashes",
      "issue_users",
      "issue_hours",
      "issue_viewers",
    ] as const;
    for (const table of [...tables, "events", "event_ids", "activities"] as const) {
      expect([table, await storage.db.selectFrom(table).selectAll().execute()]).toMatchObject([
        table,
        [{}],
      ]);
    }
    const tags = await storage.db.selectFrom("issue_tags").select("issue_id").distinct().execute();
    expect(tags).toEqual([{ issue_id: kept.issueId }]);
    expect((await world.call("ada", "GET", `issues/${kept.issueId}/`)).status).toBe(200);
  },
);

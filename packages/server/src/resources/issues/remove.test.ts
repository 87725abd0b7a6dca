import type { Issue, IssueDetail } from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { eventsOfIssues } from "../events/index.ts";
import { openIssueWorld, type IssueWorld } from "../issue-world.fixture.ts";
import { clearRemovedIssues } from "./clear-removed-issues.ts";

/** All that is kept for issues, by their ids. */
const TABLES = [
  "issues",
  "issue_hashes",
  "issue_users",
  "issue_hours",
  "issue_tags",
  "issue_viewers",
  "activities",
  "events",
  "event_ids",
] as const;

describe.each(testEngines())("issues that go, on %s", (engine) => {
  /** Clears up until there is nothing to do; gives the number of steps. */
  const clear = async (world: IssueWorld, forget: string[] = []): Promise<number> => {
    const companion = async (_: unknown, __: number, ids: readonly string[]) =>
      void forget.push(...ids);
    let steps = 0;
    while (await clearRemovedIssues(world.instance, [eventsOfIssues([companion])])) steps++;
    return steps;
  };

  const ownersIn = async (world: IssueWorld): Promise<Map<string, number[]>> => {
    const owners = new Map<string, number[]>();
    for (const table of TABLES) {
      const rows: object[] = await world.storage.db.selectFrom(table).selectAll().execute();
      const ids = rows.map((row) =>
        Number(Object.entries(row).find(([k]) => isOwner(table, k))?.[1]),
      );
      owners.set(table, [...new Set(ids)]);
    }
    return owners;
  };
  const isOwner = (table: string, column: string): boolean =>
    column === (table === "issues" ? "id" : "issue_id");

  const fill = async (world: IssueWorld, title: string, times: number, release?: string) => {
    let ids = { issueId: 0, eventId: "" };
    for (let at = 0; at < times; at++) {
      ids = await world.report({
        title,
        user: `u${at}`,
        environment: title,
        at: world.clock.now - at * 3_600_000,
        ...(release !== undefined && { release }),
      });
    }
    await world.call("ada", "POST", `issues/${ids.issueId}/notes/`, { text: `note on ${title}` });
    return ids;
  };

  test("one that is deleted is gone at once, and all that was recorded of it follows", async () => {
    const world = await openIssueWorld(engine);
    const gone = await fill(world, "Error: gone", 3);
    const kept = await fill(world, "Error: kept", 2);

    expect((await world.call("ada", "DELETE", `issues/${gone.issueId}/`)).status).toBe(202);

    expect((await world.call("ada", "GET", `issues/${gone.issueId}/`)).status).toBe(404);
    expect((await world.call("ada", "DELETE", `issues/${gone.issueId}/`)).status).toBe(404);
    const list = await world.call<Issue[]>("ada", "GET", "issues/?query=error");
    expect(list.body.map(({ id }) => id)).toEqual([String(kept.issueId)]);
    const forgotten: string[] = [];
    expect(await clear(world, forgotten)).toBe(1);
    expect(forgotten).toHaveLength(3);
    expect(forgotten).toContain(gone.eventId);
    for (const [table, owners] of await ownersIn(world)) {
      expect([table, owners]).toEqual([table, [kept.issueId]]);
    }
    expect(await clear(world)).toBe(0);
  });

  test("a new event like those of a deleted issue makes a new one, which keeps its own", async () => {
    const world = await openIssueWorld(engine);
    const before = await world.report({ title: "Error: again", user: "u1" });
    await world.call("ada", "DELETE", `issues/?id=${before.issueId}`);
    const after = await world.report({ title: "Error: again", user: "u1" });
    expect(after.issueId).not.toBe(before.issueId);
    await clear(world);
    const { body } = await world.call<IssueDetail>("ada", "GET", `issues/${after.issueId}/`);
    expect(body).toMatchObject({ count: "1", userCount: 1, shortId: "SHOP-2" });
    for (const [table, owners] of await ownersIn(world)) {
      expect([table, owners]).toEqual([
        table,
        table.match(/viewers|activities/) ? [] : [after.issueId],
      ]);
    }
  });

  test("many go by their ids or by what a query finds, within their project", async () => {
    const world = await openIssueWorld(engine);
    const one = await world.report({ title: "Error: one" });
    await world.report({ title: "Error: two", level: "warning" });
    await world.report({ title: "Error: three", project: "admin", level: "warning" });
    const left = async () =>
      (await world.call<Issue[]>("ada", "GET", "issues/?query=")).body.length;
    const inShop = "/api/0/projects/acme/shop/issues/";

    const { status } = await world.call("ada", "DELETE", `${inShop}?query=level:warning`);
    expect([status, await left()]).toEqual([204, 2]);
    const foreign = await world.call("ada", "DELETE", `issues/?id=${one.issueId}&project=admin`);
    expect([foreign.status, await left()]).toEqual([204, 2]);
    const refused = await world.call("ada", "DELETE", "issues/?query=is:asleep");
    expect([refused.status, await left()]).toEqual([400, 2]);
    const named = await world.call("ada", "DELETE", `issues/?id=${one.issueId}`);
    expect([named.status, await left()]).toEqual([204, 1]);
    const all = await world.call("ada", "DELETE", "issues/");
    expect([all.status, await left()]).toEqual([204, 0]);
    const rows = await world.storage.db.selectFrom("audit_log").select("event").execute();
    expect(rows.map(({ event }) => event)).toEqual(Array.from({ length: 3 }, () => "issue.delete"));
  });

  test("only who may administer events deletes", async () => {
    const world = await openIssueWorld(engine);
    const { issueId } = await world.report();
    expect((await world.call("app", "DELETE", `issues/${issueId}/`)).status).toBe(403);
    expect((await world.call("eve", "DELETE", `issues/${issueId}/`)).status).toBe(404);
    expect((await world.call("app", "DELETE", "issues/")).status).toBe(403);
    expect((await world.call("ada", "GET", `issues/${issueId}/`)).status).toBe(200);
  });

  test("those that are merged count as one at once, and their records move", async () => {
    const world = await openIssueWorld(engine);
    const small = await fill(world, "Error: small", 2, "shop@1.0.0");
    const large = await fill(world, "Error: large", 4, "shop@2.0.0");
    const path = `issues/?id=${small.issueId}&id=${large.issueId}`;

    const merged = await world.call("ada", "PUT", path, { merge: true });

    const [parent, child] = [String(large.issueId), String(small.issueId)];
    expect(merged).toMatchObject({ status: 200, body: { merge: { parent, children: [child] } } });
    expect((await world.call("ada", "GET", `issues/${child}/`)).status).toBe(404);
    expect(await world.report({ title: "Error: small" })).toMatchObject({ issueId: large.issueId });
    await clear(world);
    const { body } = await world.call<IssueDetail>("ada", "GET", `issues/${parent}/`);
    expect(body).toMatchObject({
      count: "7",
      // u0 and u1 met both.
      userCount: 4,
      numComments: 2,
      tags: expect.arrayContaining([{ key: "environment", name: "Environment", totalValues: 6 }]),
    });
    expect(body.stats["24h"]?.reduce((sum, [, count]) => sum + count, 0)).toBe(7);
    expect(body.activity.map(({ type }) => type)).toEqual(["merge", "note", "note", "first_seen"]);
    expect(body.activity[0]?.data).toEqual({ issues: [{ id: child }] });
    const event = await world.call("ada", "GET", `issues/${parent}/events/${small.eventId}/`);
    expect(event).toMatchObject({ status: 200, body: { groupID: parent } });
    for (const [table, owners] of await ownersIn(world)) {
      expect([table, owners]).toEqual([table, [large.issueId]]);
    }
  });

  test("what is on its way to an issue goes on to where that goes", async () => {
    const world = await openIssueWorld(engine);
    const [a, b, c] = [
      await fill(world, "Error: a", 1),
      await fill(world, "Error: b", 2),
      await fill(world, "Error: c", 4),
    ];
    const merge = async (one: { issueId: number }, other: { issueId: number }) =>
      await world.call("ada", "PUT", `issues/?id=${one.issueId}&id=${other.issueId}`, {
        merge: true,
      });
    expect((await merge(a, b)).status).toBe(200);
    expect((await merge(b, c)).status).toBe(200);
    await clear(world);
    for (const [table, owners] of await ownersIn(world)) {
      expect([table, owners]).toEqual([table, [c.issueId]]);
    }
    const d = await fill(world, "Error: d", 1);
    await merge(d, c);
    await world.call("ada", "DELETE", `issues/${c.issueId}/`);
    await clear(world);
    for (const [table, owners] of await ownersIn(world))
      expect([table, owners]).toEqual([table, []]);
  });

  test("large issues are cleared in steps", async () => {
    const world = await openIssueWorld(engine);
    const { issueId } = await world.report();
    const tags = Array.from({ length: 1200 }, (_, at) => ({
      issue_id: issueId,
      key: "n",
      value: String(at),
      times_seen: 1,
      first_seen_at: 1,
      last_seen_at: 1,
    }));
    await world.storage.db.insertInto("issue_tags").values(tags).execute();
    await world.call("ada", "DELETE", `issues/${issueId}/`);
    expect(await clear(world)).toBeGreaterThan(2);
    expect((await ownersIn(world)).get("issue_tags")).toEqual([]);
  });

  test("merging takes two issues of one project and nothing else", async () => {
    const world = await openIssueWorld(engine);
    const one = await world.report({ title: "Error: one" });
    const two = await world.report({ title: "Error: two", project: "admin" });
    const put = async (query: string, body: object) =>
      await world.call<{ merge?: string[] }>("ada", "PUT", `issues/?${query}`, body);
    const both = `id=${one.issueId}&id=${two.issueId}`;
    expect((await put(`id=${one.issueId}`, { merge: true })).body.merge?.[0]).toContain(
      "two issues",
    );
    expect((await put(both, { merge: true })).body.merge?.[0]).toContain("different projects");
    const mixed = await put(both, { merge: true, status: "resolved" });
    expect([mixed.status, mixed.body.merge?.[0]]).toEqual([
      400,
      expect.stringContaining("nothing else"),
    ]);
    expect((await world.call<Issue[]>("ada", "GET", "issues/")).body).toHaveLength(2);
  });
});

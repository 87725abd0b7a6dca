import type { Issue, IssueDetail } from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { openIssueWorld } from "../issue-world.fixture.ts";
import { ageIssues } from "./age-issues.ts";
import { findIssues, saveDecisions } from "./store.ts";

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

describe.each(testEngines())("time alone, on %s", (engine) => {
  test("makes a new issue an ongoing one after a week, once, and tells nobody", async () => {
    const world = await openIssueWorld(engine);
    await world.listen("issue");
    const { issueId } = await world.report({ title: "Error: old" });
    world.clock.now += HOUR_MS;
    const { issueId: younger } = await world.report({ title: "Error: younger" });
    await world.told();
    const detail = async (id = issueId) =>
      (await world.call<IssueDetail>("ada", "GET", `issues/${id}/`)).body;

    world.clock.now += WEEK_MS - HOUR_MS - 1;
    await ageIssues(world.instance);
    expect((await detail()).substatus).toBe("new");
    world.clock.now += 1;
    await ageIssues(world.instance);
    await ageIssues(world.instance);

    const { status, substatus, activity } = await detail();
    expect([status, substatus]).toEqual(["unresolved", "ongoing"]);
    expect(activity.map(({ type }) => type)).toEqual(["auto_set_ongoing", "first_seen"]);
    expect((await detail(younger)).substatus).toBe("new");
    expect(await world.told()).toEqual([]);
  });

  test("counts from when an issue came back, and leaves what people ignored", async () => {
    const world = await openIssueWorld(engine);
    const back = await world.report({ title: "Error: back" });
    const ignored = await world.report({ title: "Error: ignored" });
    await world.call("ada", "PUT", `issues/${back.issueId}/`, { status: "resolved" });
    await world.call("ada", "PUT", `issues/${ignored.issueId}/`, { status: "ignored" });
    world.clock.now += WEEK_MS;
    await world.storage.transaction(async (tx) => {
      const [issue] = await findIssues(tx, [back.issueId]);
      if (issue === undefined) throw new Error("it is gone");
      const again = { status: "unresolved", substatus: "regressed" } as const;
      await saveDecisions(engine, tx, [{ ...issue, ...again, freshSince: world.clock.now }]);
    });
    await ageIssues(world.instance);
    const open = async () =>
      (await world.call<Issue[]>("ada", "GET", "issues/?query=")).body
        .toSorted((a, b) => Number(a.id) - Number(b.id))
        .map(({ substatus }) => substatus);
    expect(await open()).toEqual(["regressed", "archived_forever"]);
    world.clock.now += WEEK_MS;
    await ageIssues(world.instance);
    expect(await open()).toEqual(["ongoing", "archived_forever"]);
  });

  test("resolves what was silent for as long as its project says, and tells it", async () => {
    const world = await openIssueWorld(engine);
    await world.listen("issue");
    const { issueId } = await world.report({ title: "Error: silent" });
    await world.told();
    const status = async () =>
      (await world.call<IssueDetail>("ada", "GET", `issues/${issueId}/`)).body;
    world.clock.now += 24 * HOUR_MS;
    await ageIssues(world.instance);
    expect((await status()).status).toBe("unresolved");

    await world.storage.db
      .updateTable("projects")
      .set({ settings: JSON.stringify({ resolveAge: 24 }) })
      .where("slug", "=", "shop")
      .execute();
    await ageIssues(world.instance);
    expect((await status()).status).toBe("unresolved");
    world.clock.now += 1;
    await ageIssues(world.instance);

    const resolved = await status();
    expect([resolved.status, resolved.substatus]).toEqual(["resolved", null]);
    expect(resolved.activity[0]).toMatchObject({ type: "set_resolved_by_age", user: null });
    expect(await world.told()).toMatchObject([
      { event: "issue.resolved", actor: { kind: "system" }, data: { resolution_type: "now" } },
    ]);
  });
});

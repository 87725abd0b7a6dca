import type { Issue, IssueDetail } from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { openIssueWorld } from "../issue-world.fixture.ts";
import { reopenDueIssues } from "./reopen-due-issues.ts";
import { lockClosedIssues } from "./store-batch.ts";

describe.each(testEngines())("an issue that is ignored for a time, on %s", (engine) => {
  test("is open again once it is over, without any event", async () => {
    const world = await openIssueWorld(engine);
    await world.listen("issue");
    const short = await world.report({ title: "Error: short" });
    const long = await world.report({ title: "Error: long" });
    const forever = await world.report({ title: "Error: forever" });
    const ignore = async (id: number, statusDetails: object) =>
      await world.call("ada", "PUT", `issues/${id}/`, { status: "ignored", statusDetails });
    await ignore(short.issueId, { ignoreDuration: 30 });
    await ignore(long.issueId, { ignoreDuration: 60 });
    await ignore(forever.issueId, {});
    await world.told();
    const open = async () =>
      (await world.call<Issue[]>("ada", "GET", "issues/")).body.map(({ id }) => Number(id));

    world.clock.now += 30 * 60_000 - 1;
    await reopenDueIssues(world.instance);
    expect(await open()).toEqual([]);
    world.clock.now += 1;
    await reopenDueIssues(world.instance);

    expect(await open()).toEqual([short.issueId]);
    const { body } = await world.call<IssueDetail>("ada", "GET", `issues/${short.issueId}/`);
    expect(body).toMatchObject({ substatus: "ongoing", statusDetails: {} });
    expect(body.activity.map(({ type, user }) => [type, user?.name])).toEqual([
      ["set_unresolved", undefined],
      ["set_ignored", "Ada"],
      ["first_seen", undefined],
    ]);
    const told = [
      {
        event: "issue.unresolved",
        actor: { kind: "system" },
        data: { issue: { id: String(short.issueId) } },
      },
    ];
    expect(await world.told()).toMatchObject(told);
    expect(await reopenDueIssues(world.instance)).toBe(false);
    expect(await world.told()).toEqual([]);
  });

  test("is awaited until its next event, which nobody is shown", async () => {
    const world = await openIssueWorld(engine);
    const { issueId } = await world.report();
    const put = async (body: object) => await world.call("ada", "PUT", `issues/${issueId}/`, body);
    await put({ status: "ignored", statusDetails: { ignoreDuration: 1 } });
    world.clock.now += 60_000;
    await reopenDueIssues(world.instance);
    const awaited = async () =>
      await world.storage.transaction(
        async (tx) => (await lockClosedIssues(engine, tx, [issueId])).length,
      );
    expect(await awaited()).toBe(1);
    await put({ status: "unresolved" });
    expect(await awaited()).toBe(1);
    const { body } = await world.call<IssueDetail>("ada", "GET", `issues/${issueId}/`);
    expect(body).toMatchObject({ status: "unresolved", statusDetails: {} });
    await put({ status: "resolved" });
    await put({ status: "unresolved" });
    expect(await awaited()).toBe(0);
  });

  test("is left alone when somebody has decided otherwise meanwhile", async () => {
    const world = await openIssueWorld(engine);
    const { issueId } = await world.report();
    const put = async (body: object) => await world.call("ada", "PUT", `issues/${issueId}/`, body);
    await put({ status: "ignored", statusDetails: { ignoreDuration: 1 } });
    await put({ status: "resolved" });
    world.clock.now += 3_600_000;
    await reopenDueIssues(world.instance);
    const { body } = await world.call<IssueDetail>("ada", "GET", `issues/${issueId}/`);
    expect(body.status).toBe("resolved");
  });
});

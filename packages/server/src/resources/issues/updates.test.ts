import {
  issueAssigned,
  issueIgnored,
  issueResolved,
  issueUnresolved,
  type Activity,
  type Issue,
  type IssueDetail,
} from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import { openIssueWorld, type IssueWorld } from "../issue-world.fixture.ts";
import { insertIssues, type NewIssue } from "./store-batch.ts";

const webhooks = [issueResolved, issueIgnored, issueUnresolved, issueAssigned];

describe.each(testEngines())("changing issues on %s", (engine) => {
  const update = async (world: IssueWorld, id: number, body: object, as = "ada") =>
    await world.call<IssueDetail>(as, "PUT", `issues/${id}/`, body);
  const historyOf = async (world: IssueWorld, id: number): Promise<Activity[]> =>
    (await world.call<{ activity: Activity[] }>("ada", "GET", `issues/${id}/activities/`)).body
      .activity;

  test("resolving is seen, remembered and told", async () => {
    const world = await openIssueWorld(engine);
    await world.listen("issue");
    const { issueId } = await world.report();

    const { status, body } = await update(world, issueId, { status: "resolved" });

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "resolved", substatus: null, statusDetails: {} });
    expect(body.activity.map(({ type, user }) => [type, user?.name])).toEqual([
      ["set_resolved", "Ada"],
      ["first_seen", undefined],
    ]);
    const told = await world.told();
    expect(told).toMatchObject([
      {
        event: "issue.resolved",
        actor: { kind: "user", id: world.ada.id, name: "Ada" },
        data: {
          resolution_type: "now",
          issue: { id: String(issueId), status: "resolved", count: "1" },
        },
      },
    ]);
    expect(Object.keys(told[0]?.data["issue"] ?? {}).slice(0, 4)).toEqual([
      "url",
      "web_url",
      "project_url",
      "id",
    ]);
  });

  test("every fact is what the contract says its webhook holds", async () => {
    const world = await openIssueWorld(engine);
    await world.listen("issue");
    const { issueId } = await world.report({ release: "shop@1.0.0" });
    await update(world, issueId, { status: "resolved", statusDetails: { inRelease: "latest" } });
    await update(world, issueId, { status: "unresolved" });
    await update(world, issueId, { status: "ignored", statusDetails: { ignoreDuration: 5 } });
    await update(world, issueId, { assignedTo: "team:ops" });
    await update(world, issueId, { assignedTo: `user:${world.bob.id}` });

    const told = await world.told();
    expect(told.map(({ event }) => event)).toEqual([
      "issue.resolved",
      "issue.unresolved",
      "issue.ignored",
      "issue.assigned",
      "issue.assigned",
    ]);
    for (const { event, data } of told) {
      const webhook = webhooks.find((webhook) => webhook.event === event);
      expect(webhook?.data && z.safeParse(webhook.data, data).error).toBeUndefined();
    }
    expect(told.at(-2)?.data["assignee"]).toEqual({ type: "team", name: "Ops", id: world.team.id });
    expect(told.at(-1)?.data["assignee"]).toEqual({
      type: "user",
      name: "Bob",
      id: world.bob.id,
      email: "bob@acme.example",
    });
  });

  test("a change that changes nothing writes nothing and tells nobody", async () => {
    const world = await openIssueWorld(engine);
    await world.listen("issue");
    const { issueId } = await world.report();
    const change = { status: "resolved", assignedTo: world.bob.email, priority: "high" };
    await update(world, issueId, change);
    await world.told();

    expect((await update(world, issueId, change)).status).toBe(200);

    expect(await world.told()).toEqual([]);
    expect((await historyOf(world, issueId)).map(({ type }) => type)).toEqual([
      "set_priority",
      "assigned",
      "set_resolved",
      "first_seen",
    ]);
  });

  test("of two who resolve it at the same time only one does", async () => {
    const world = await openIssueWorld(engine);
    await world.listen("issue");
    const { issueId } = await world.report();
    const both = ["ada", "bob"].map(
      async (as) => await update(world, issueId, { status: "resolved" }, as),
    );
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    expect(await world.told()).toHaveLength(1);
    expect(await historyOf(world, issueId)).toHaveLength(2);
  });

  test("taking an assignee away is remembered and told to nobody", async () => {
    const world = await openIssueWorld(engine);
    await world.listen("issue");
    const { issueId } = await world.report();
    const assigned = await update(world, issueId, { assignedTo: String(world.bob.id) });
    expect(assigned.body.assignedTo).toEqual({
      type: "user",
      id: String(world.bob.id),
      name: "Bob",
      email: "bob@acme.example",
    });
    await world.told();
    const { body } = await update(world, issueId, { assignedTo: "" });
    expect(body.assignedTo).toBeNull();
    expect(body.activity[0]?.type).toBe("unassigned");
    expect(await world.told()).toEqual([]);
  });

  test("only members and teams of the organization can be assigned", async () => {
    const world = await openIssueWorld(engine);
    const { issueId } = await world.report();
    for (const assignedTo of [
      world.eve.email,
      `user:${world.eve.id}`,
      "team:nobody",
      "user:x",
      "99999",
    ]) {
      const { status, body } = await update(world, issueId, { assignedTo });
      expect(status).toBe(400);
      expect(body).toHaveProperty("assignedTo");
    }
  });

  test("an app acts in its own name", async () => {
    const world = await openIssueWorld(engine);
    await world.listen("issue");
    const { issueId } = await world.report();
    const { body } = await update(world, issueId, { status: "ignored" }, "app");
    const { id, slug, name, uuid } = world.app;
    expect(body.activity[0]).toMatchObject({
      type: "set_ignored",
      user: null,
      sentry_app: { id: String(id), slug, name, uuid },
    });
    const [fact] = await world.told();
    expect(fact?.actor).toEqual({ kind: "integration", uuid, name });
  });

  test("the marks of a person are theirs alone", async () => {
    const world = await openIssueWorld(engine);
    const { issueId } = await world.report();
    const marks = { hasSeen: true, isBookmarked: true, isSubscribed: true };
    const { body } = await update(world, issueId, marks);
    expect(body).toMatchObject({ ...marks, subscriptionDetails: { reason: "manual" } });
    expect(body.seenBy.map(({ name }) => name)).toEqual(["Ada"]);
    expect(body.participants.map(({ name }) => name)).toEqual(["Ada"]);
    const bobs = await world.call<Issue[]>("bob", "GET", "issues/");
    expect(bobs.body[0]).toMatchObject({
      hasSeen: false,
      isBookmarked: false,
      isSubscribed: false,
    });
    const undone = await update(world, issueId, { isSubscribed: false });
    expect(undone.body).toMatchObject({ hasSeen: true, isBookmarked: true, isSubscribed: false });
    expect((await update(world, issueId, { hasSeen: true }, "app")).status).toBe(400);
  });

  test("what belongs to another organization is not there", async () => {
    const world = await openIssueWorld(engine);
    const { issueId } = await world.report({ project: "elsewhere" });
    expect((await world.call("ada", "GET", `issues/${issueId}/`)).status).toBe(404);
    expect((await world.call("ada", "GET", `/api/0/issues/${issueId}/`)).status).toBe(404);
    expect((await update(world, issueId, { status: "resolved" })).status).toBe(404);
    const bulk = await world.call("ada", "PUT", `issues/?id=${issueId}`, { status: "resolved" });
    expect(bulk.status).toBe(204);
    expect((await world.call("eve", "GET", `/api/0/issues/${issueId}/`)).status).toBe(200);
  });

  test("many are changed by their ids, and only what was asked is answered", async () => {
    const world = await openIssueWorld(engine);
    await world.listen("issue");
    const one = await world.report({ title: "Error: one" });
    const two = await world.report({ title: "Error: two" });
    await world.report({ title: "Error: three" });
    const path = `issues/?id=${one.issueId}&id=${two.issueId}`;

    const answer = await world.call("ada", "PUT", path, {
      status: "resolvedInNextRelease",
      assignedTo: world.bob.email,
    });

    expect(answer).toMatchObject({ status: 200 });
    expect(answer.body).toEqual({
      status: "resolved",
      statusDetails: { inNextRelease: true },
      inbox: null,
      assignedTo: {
        type: "user",
        id: String(world.bob.id),
        name: "Bob",
        email: "bob@acme.example",
      },
    });
    expect((await world.told()).map(({ event }) => event).toSorted()).toEqual([
      "issue.assigned",
      "issue.assigned",
      "issue.resolved",
      "issue.resolved",
    ]);
    const left = await world.call<Issue[]>("ada", "GET", "issues/");
    expect(left.body.map(({ title }) => title)).toEqual(["Error: three"]);
  });

  test("more than one transaction takes are all changed", async () => {
    const world = await openIssueWorld(engine);
    await world.listen("issue");
    const issues = Array.from({ length: 205 }, (_, at) => newIssue(world, at + 1));
    await world.storage.transaction(async (tx) => await insertIssues(engine, tx, issues));
    await world.call("ada", "PUT", "issues/?query=", { status: "resolved" });
    expect(await world.told()).toHaveLength(205);
    expect((await world.call<Issue[]>("ada", "GET", "issues/")).body).toEqual([]);
  });

  test("all that a query finds are changed, and 204 says there was none", async () => {
    const world = await openIssueWorld(engine);
    for (let at = 0; at < 5; at++) await world.report({ title: `Error: timeout ${at}` });
    await world.report({ title: "Error: other" });
    const path = "issues/?query=is:unresolved+timeout&project=shop";

    const first = await world.call("ada", "PUT", path, { status: "ignored" });
    expect(first.body).toEqual({
      status: "ignored",
      statusDetails: {},
      substatus: "archived_forever",
      inbox: null,
    });
    expect((await world.call("ada", "PUT", path, { status: "ignored" })).status).toBe(204);
    const all = await world.call("ada", "PUT", "issues/?status=ignored", { status: "resolved" });
    expect(all.status).toBe(200);
    const open = await world.call<Issue[]>("ada", "GET", "issues/");
    expect(open.body.map(({ title }) => title)).toEqual(["Error: other"]);
    expect((await world.call("ada", "PUT", "issues/?id=x", { status: "resolved" })).status).toBe(
      400,
    );
  });

  test("nobody without the right to write changes anything", async () => {
    const world = await openIssueWorld(engine);
    const { issueId } = await world.report();
    expect((await update(world, issueId, { status: "resolved" }, "eve")).status).toBe(404);
    expect((await update(world, issueId, { status: "resolved" }, "nobody")).status).toBe(401);
    expect((await update(world, issueId, { status: "gone" })).status).toBe(400);
  });
});

function newIssue(world: IssueWorld, shortId: number): NewIssue {
  return {
    organizationId: world.organization.id,
    projectId: world.projects.shop.id,
    shortId,
    title: `Error: ${shortId}`,
    culprit: "",
    location: "",
    level: "error",
    platform: "node",
    logger: null,
    type: "error",
    metadata: "{}",
    firstSeenAt: world.clock.now,
    isUnhandled: false,
    release: null,
  };
}

import {
  commentCreated,
  commentDeleted,
  commentUpdated,
  type Activity,
  type IssueDetail,
} from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import { openIssueWorld } from "../issue-world.fixture.ts";

describe.each(testEngines())("comments on %s", (engine) => {
  const setUp = async () => {
    const world = await openIssueWorld(engine);
    await world.listen("comment");
    const { issueId } = await world.report();
    const notes = `issues/${issueId}/notes/`;
    const comment = async (text: string, as = "ada") =>
      await world.call<Activity>(as, "POST", notes, { text });
    const issue = async () =>
      (await world.call<IssueDetail>("ada", "GET", `issues/${issueId}/`)).body;
    return { world, issueId, notes, comment, issue };
  };

  test("are lines of the history, counted, told, and followed by who wrote them", async () => {
    const { world, issueId, comment, issue } = await setUp();
    const { status, body } = await comment("looking into it");
    expect(status).toBe(201);
    expect(body).toMatchObject({
      type: "note",
      data: { text: "looking into it" },
      user: { name: "Ada" },
      dateCreated: "2030-01-01T10:30:00.000000Z",
    });
    expect(await issue()).toMatchObject({
      numComments: 1,
      isSubscribed: true,
      subscriptionDetails: { reason: "commented" },
      activity: [{ id: body.id, type: "note" }, { type: "first_seen" }],
    });
    const told = await world.told();
    expect(told).toEqual([
      {
        event: "comment.created",
        actor: { kind: "user", id: world.ada.id, name: "Ada" },
        data: {
          comment_id: Number(body.id),
          issue_id: issueId,
          project_slug: "shop",
          timestamp: "2030-01-01T10:30:00.000000+00:00",
          comment: "looking into it",
        },
      },
    ]);
    expect(z.safeParse(commentCreated.data, told[0]?.data).success).toBe(true);
  });

  test("need words, and are not said twice within an hour by the same person", async () => {
    const { world, comment, notes } = await setUp();
    expect(await comment("")).toMatchObject({
      status: 400,
      body: { text: ["This field may not be blank."] },
    });
    expect((await world.call("ada", "POST", notes, {})).status).toBe(400);
    expect((await comment("done")).status).toBe(201);
    expect(await comment("done")).toMatchObject({
      status: 400,
      body: { detail: "You have already posted that comment." },
    });
    expect((await comment("done", "bob")).status).toBe(201);
    expect((await comment("done", "app")).status).toBe(201);
    expect((await comment("done", "app")).status).toBe(400);
    world.clock.now += 3_600_000;
    expect((await comment("done")).status).toBe(201);
  });

  test("sent twice at once are said once", async () => {
    const { world, comment, issue } = await setUp();
    const both = await Promise.all([comment("done"), comment("done")]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 400]);
    expect((await issue()).numComments).toBe(1);
    expect(await world.told()).toHaveLength(1);
  });

  test("are changed and removed by who wrote them, and by nobody else", async () => {
    const { world, notes, comment, issue } = await setUp();
    const { body } = await comment("wrong");
    await world.told();
    const one = `${notes}${body.id}/`;
    expect((await world.call("bob", "PUT", one, { text: "mine now" })).status).toBe(403);
    expect((await world.call("app", "DELETE", one)).status).toBe(403);

    const changed = await world.call("ada", "PUT", one, { text: "right" });
    expect(changed).toMatchObject({ status: 200, body: { id: body.id, data: { text: "right" } } });
    expect((await world.call("ada", "PUT", one, { text: "right" })).status).toBe(200);
    const removed = await world.call("ada", "DELETE", one);
    expect(removed).toMatchObject({ status: 204, body: undefined });

    const told = await world.told();
    expect(told.map(({ event, data }) => [event, data["comment"]])).toEqual([
      ["comment.updated", "right"],
      ["comment.deleted", "right"],
    ]);
    expect(z.safeParse(commentUpdated.data, told[0]?.data).success).toBe(true);
    expect(z.safeParse(commentDeleted.data, told[1]?.data).success).toBe(true);
    expect((await issue()).numComments).toBe(0);
    expect((await world.call("ada", "DELETE", one)).status).toBe(404);
  });

  test("are listed newest first, without the rest of the history", async () => {
    const { world, issueId, notes, comment } = await setUp();
    await comment("first");
    await world.call("ada", "PUT", `issues/${issueId}/`, { status: "resolved" });
    await comment("second", "app");
    const listed = await world.call<Activity[]>("bob", "GET", notes);
    expect(listed.body.map(({ data, sentry_app: app }) => [data["text"], app?.slug])).toEqual([
      ["second", "acme-tasks"],
      ["first", undefined],
    ]);
    const alias = await world.call("bob", "GET", `/api/0/issues/${issueId}/comments/`);
    expect(alias.body).toEqual(listed.body);
  });

  test("cannot be made of other lines of the history", async () => {
    const { world, issueId, notes } = await setUp();
    const { body } = await world.call<IssueDetail>("ada", "PUT", `issues/${issueId}/`, {
      status: "resolved",
    });
    const line = `${notes}${body.activity[0]?.id}/`;
    expect((await world.call("ada", "PUT", line, { text: "x" })).status).toBe(404);
    expect((await world.call("ada", "DELETE", line)).status).toBe(404);
    expect((await world.call("ada", "DELETE", `${notes}nonsense/`)).status).toBe(404);
  });

  test("whoever is mentioned follows the issue, in person or with their team", async () => {
    const { world, issueId, issue } = await setUp();
    const { ada, bob, eve, team } = world;
    const say = async (text: string, mentions: string[]) =>
      await world.call<Activity & { mentions?: string[] }>(
        "app",
        "POST",
        `issues/${issueId}/notes/`,
        {
          text,
          mentions,
        },
      );
    const mentions = [`user:${bob.id}`, `team:${team.id}`];
    const { status, body } = await say("have a look", mentions);
    expect([status, body.data]).toEqual([201, { text: "have a look", mentions }]);
    expect(await issue()).toMatchObject({
      isSubscribed: true,
      subscriptionDetails: { reason: "team_mentioned" },
    });
    const bobs = await world.call<IssueDetail>("bob", "GET", `issues/${issueId}/`);
    expect(bobs.body.subscriptionDetails).toEqual({ reason: "mentioned" });
    expect(bobs.body.participants.map(({ name }) => name)).toEqual(["Ada", "Bob"]);

    await say("once more, in person", [`user:${ada.id}`]);
    expect((await issue()).subscriptionDetails).toEqual({ reason: "team_mentioned" });
    for (const nobody of [`user:${eve.id}`, "user:ada", "team:99", "bob", "role:owner"]) {
      const refused = await say(`who is ${nobody}`, [nobody]);
      expect([refused.status, refused.body.mentions?.[0]]).toEqual([
        400,
        expect.stringContaining(nobody),
      ]);
    }
    expect((await issue()).numComments).toBe(2);
  });
});

test("a history is walked page by page and ends with how the issue began", async () => {
  const world = await openIssueWorld("sqlite");
  const { issueId } = await world.report();
  for (const status of ["resolved", "unresolved", "ignored"]) {
    await world.call("ada", "PUT", `issues/${issueId}/`, { status });
  }
  const path = `issues/${issueId}/activities/?limit=2`;
  const first = await world.call<{ activity: Activity[] }>("ada", "GET", path);
  expect(first.body.activity.map(({ type }) => type)).toEqual(["set_ignored", "set_unresolved"]);
  const cursor = /rel="next"; results="true"; cursor="([^"]+)"/.exec(
    first.headers["link"] ?? "",
  )?.[1];
  const second = await world.call<{ activity: Activity[] }>(
    "ada",
    "GET",
    `${path}&cursor=${cursor}`,
  );
  expect(second.body.activity.map(({ type }) => type)).toEqual(["set_resolved", "first_seen"]);
});

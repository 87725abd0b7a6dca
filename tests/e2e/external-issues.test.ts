import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  actOnExternalIssue,
  createSentryApp,
  deleteExternalIssue,
  deleteExternalIssueOfApp,
  deleteSentryApp,
  getIssue,
  listExternalIssues,
  listIssues,
  listWebhookRequests,
  putExternalIssue,
  bulkUpdateIssues,
} from "@vedette/contract";
import { ingestSender, sampleEvent, testEngines, toException } from "@vedette/testkit";
import { answer, type ComponentWorld, startComponentWorld } from "./component-world.ts";
import { refusal } from "./refusal.ts";

const inAcme = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  let world: ComponentWorld;
  beforeAll(async () => {
    world = await startComponentWorld(engine);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
  });

  const list = async (issue = world.issueId) =>
    (await world.server.api.call(listExternalIssues, { params: { ...inAcme, issue } })).body;
  const act = async (body: object, client = world.server.api) =>
    await client.call(actOnExternalIssue, {
      params: { installation: world.installation },
      body: { groupId: world.issueId, action: "create", uri: "/tasks", ...body },
    });
  const put = async (body: object = {}, client = world.asApp) =>
    await client.call(putExternalIssue, {
      params: { installation: world.installation },
      body: {
        issueId: Number(world.issueId),
        webUrl: "https://tasks.example/SHOP/9",
        project: "SHOP",
        identifier: "9",
        ...body,
      },
    });

  test("a form makes a task, which then stands beside the issue", async () => {
    const { server, receiver, app, issueId, installation } = world;
    const { body: made } = await act({ title: "It broke", board: "5" });
    expect(made).toEqual({
      id: expect.stringMatching(/^\d+$/) as string,
      issueId,
      serviceType: app.slug,
      displayName: "SHOP#1",
      webUrl: "https://tasks.example/1",
    });
    expect(JSON.parse(receiver.requests.at(-1)?.body ?? "")).toEqual({
      fields: { title: "It broke", board: "5" },
      issueId: Number(issueId),
      installationId: installation,
      webUrl: `${server.url}/organizations/acme/issues/${issueId}/`,
      project: { slug: "shop", id: Number(server.made.project.id) },
      actor: { type: "user", id: expect.any(Number) as number, name: expect.any(String) as string },
    });
    expect(await list()).toEqual([made]);
    const annotations = [{ displayName: "SHOP#1", url: "https://tasks.example/1" }];
    const { body: detail } = await server.api.call(getIssue, {
      params: { ...inAcme, issue: issueId },
    });
    expect(detail).toMatchObject({ annotations, sentryAppIssues: [made] });
    const [listed] = (await server.api.call(listIssues, { params: inAcme })).body;
    expect(listed?.annotations).toEqual(annotations);
  });

  test("linking another takes its place, escaped for HTML", async () => {
    const { receiver } = world;
    const { body: linked } = await act({ action: "link", uri: "/tasks/link", board: "5" });
    expect(receiver.requests.at(-1)?.path).toBe("/tasks/link");
    expect(linked.displayName).toBe("SHOP#&lt;2&gt;");
    expect(await list()).toEqual([linked]);
  });

  test("both are among the requests the app was sent", async () => {
    const { server, app } = world;
    const sent = (
      await server.api.call(listWebhookRequests, { params: { app: app.slug }, query: {} })
    ).body;
    expect(sent.map(({ eventType }) => eventType)).toEqual(
      expect.arrayContaining(["external_issue.created", "external_issue.linked"]),
    );
  });

  test("the app itself links, and changes what it linked", async () => {
    const { body: first } = await put();
    expect(first).toMatchObject({ displayName: "SHOP#9", webUrl: "https://tasks.example/SHOP/9" });
    const { body: second } = await put({ issueId: world.issueId, identifier: "10" });
    expect(second).toEqual({ ...first, displayName: "SHOP#10" });
    expect(await list()).toEqual([second]);
  });

  test.each([
    [{ webUrl: undefined }, { webUrl: ["This field is required."] }],
    [{ webUrl: "tasks" }, { webUrl: ["Enter a valid URL."] }],
    [{ webUrl: "javascript:alert(1)" }, { webUrl: ["Enter a valid URL."] }],
    [{ project: "" }, { project: ["This field may not be blank."] }],
    [{ identifier: 7 }, { identifier: ["Not a valid string."] }],
    [{ issueId: undefined }, { issueId: ["This field is required."] }],
    [{ issueId: null }, { issueId: ["A valid integer is required."] }],
    [{ issueId: "one" }, { issueId: ["A valid integer is required."] }],
  ])("an app that links %j is refused by field", async (fields, body) => {
    expect(await refusal(put(fields))).toEqual({ status: 400, body });
  });

  test.each([
    [{ groupId: undefined }, 400, "Missing groupId, action, uri in request body"],
    [{ action: undefined }, 400, "Missing groupId, action, uri in request body"],
    [{ uri: "" }, 400, "Missing groupId, action, uri in request body"],
    [{ action: "destroy" }, 401, "Invalid action 'destroy'"],
    [{ groupId: "999999999" }, 404, "Could not find the corresponding issue for the given groupId"],
    [{ uri: "//evil.example" }, 400, "Invalid URI: must be a relative path starting with '/'."],
  ])("a form with %j is refused", async (fields, status, detail) => {
    const { receiver } = world;
    const asked = receiver.requests.length;
    expect(await refusal(act(fields))).toEqual({ status, body: { detail } });
    expect(receiver.requests.length).toBe(asked);
  });

  test("an issue there is not is none to link to", async () => {
    const detail = "Could not find the corresponding issue for the given groupId";
    expect(await refusal(put({ issueId: 999999999 }))).toEqual({ status: 404, body: { detail } });
  });

  test("an app that refuses a form is quoted, and what was linked stays", async () => {
    const { receiver, app } = world;
    const before = await list();
    const context = { integration: app.slug };
    receiver.otherwise = { status: 401, body: '{"message":"The board is closed"}' };
    expect(await refusal(act({}))).toEqual({
      status: 401,
      body: { detail: "The board is closed", context },
    });
    receiver.otherwise = { status: 200, body: "no" };
    expect(await refusal(act({}))).toEqual({
      status: 500,
      body: { detail: `Unable to parse response from ${app.slug}`, context },
    });
    receiver.otherwise = answer;
    expect(await list()).toEqual(before);
  });

  test("an app acts for its own installation only", async () => {
    const { server } = world;
    const scopes = ["event:admin"];
    const body = { name: "Other", isInternal: true, organization: "acme", scopes };
    const other = (await server.api.call(createSentryApp, { body })).body;
    const params = { installation: other.installation?.uuid ?? "" };
    const [link] = await list();
    const { asApp } = world;
    const foreign = [
      () => asApp.call(actOnExternalIssue, { params, body: {} }),
      () =>
        asApp.call(putExternalIssue, {
          params,
          body: { issueId: 1, webUrl: "https://a", project: "A", identifier: "1" },
        }),
      () =>
        asApp.call(deleteExternalIssueOfApp, {
          params: { ...params, externalIssue: link?.id ?? "" },
        }),
    ];
    for (const call of foreign) expect((await refusal(call())).status).toBe(403);
    const mixed = { ...params, externalIssue: link?.id ?? "" };
    const byOwner = server.api.call(deleteExternalIssueOfApp, { params: mixed });
    expect((await refusal(byOwner)).status).toBe(404);
  });

  test("a link is deleted once, by its issue or by its app", async () => {
    const { server, installation, issueId } = world;
    const [link] = await list();
    const ofApp = { installation, externalIssue: link?.id ?? "" };
    expect((await world.asApp.call(deleteExternalIssueOfApp, { params: ofApp })).status).toBe(204);
    const again = world.asApp.call(deleteExternalIssueOfApp, { params: ofApp });
    expect((await refusal(again)).status).toBe(404);
    const { body: second } = await put();
    const ofIssue = { ...inAcme, issue: issueId, externalIssue: second.id };
    expect((await server.api.call(deleteExternalIssue, { params: ofIssue })).status).toBe(204);
    const twice = server.api.call(deleteExternalIssue, { params: ofIssue });
    expect((await refusal(twice)).status).toBe(404);
    const none = { ...ofIssue, externalIssue: "first" };
    expect((await refusal(server.api.call(deleteExternalIssue, { params: none }))).status).toBe(
      404,
    );
    expect(await list()).toEqual([]);
  });

  test("links move with a merged issue, where the other one has none of the app", async () => {
    const { server, issueId } = world;
    const exception = { values: [toException("RangeError", "Another")] };
    await ingestSender(server.made.dsn).event(sampleEvent({ exception }));
    const issues = (await server.api.call(listIssues, { params: inAcme })).body;
    const other = issues.find(({ id }) => id !== issueId)?.id ?? "";
    await put({ issueId: Number(other), identifier: "moves" });
    const body = { merge: true };
    const { parent } = (
      await server.api.call(bulkUpdateIssues, {
        params: inAcme,
        query: { id: [issueId, other] },
        body,
      })
    ).body?.merge ?? { parent: "" };
    await server.settle();
    expect((await list(parent)).map(({ displayName }) => displayName)).toEqual(["SHOP#moves"]);
  });

  test("links go with their app", async () => {
    const { server, app } = world;
    const [issue] = (await server.api.call(listIssues, { params: inAcme })).body;
    const id = issue?.id ?? "";
    expect(await list(id)).toHaveLength(1);
    await server.api.call(deleteSentryApp, { params: { app: app.slug } });
    await server.settle();
    expect(await list(id)).toEqual([]);
  });
});

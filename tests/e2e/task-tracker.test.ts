import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  actOnExternalIssue,
  createNote,
  createSentryApp,
  deleteNote,
  getInstallation,
  getIssue,
  installApp,
  listExternalIssues,
  listIssues,
  listNotes,
  listPreparedComponents,
  listSentryApps,
  requestChoices,
  uninstallApp,
  updateIssue,
  updateNote,
  webhookSamples,
} from "@vedette/contract";
import {
  ingestSender,
  owner,
  sampleEvent,
  signIn,
  startServer,
  testEngines,
  type TestServer,
} from "@vedette/testkit";
import { INTEGRATION } from "../../examples/task-tracker/src/integration.ts";
import { refusal } from "./refusal.ts";
import { spawnTracker, type Tracker, unusedUrl } from "./spawn-tracker.ts";

const inAcme = { organization: "acme" };

/** An issue of acme's. */
async function makeIssue({ api, made }: TestServer): Promise<string> {
  await ingestSender(made.dsn).event(sampleEvent());
  const [issue] = (await api.call(listIssues, { params: inAcme })).body;
  return issue?.id ?? "";
}

/** The tracker as a public integration that a person in a browser has installed. */
async function installTracker(server: TestServer) {
  const url = await unusedUrl();
  const { body: app } = await server.api.call(createSentryApp, {
    body: {
      ...INTEGRATION,
      organization: "acme",
      author: "Acme",
      webhookUrl: `${url}/webhook`,
      redirectUrl: `${url}/setup`,
      verifyInstall: true,
    },
  });
  const clientSecret = app.clientSecret ?? "";
  const tracker = await spawnTracker(url, {
    PLATFORM_URL: server.url,
    CLIENT_ID: app.clientId ?? "",
    CLIENT_SECRET: clientSecret,
  });
  const { api } = await signIn(server.url, owner.email, owner.password);
  const { body: installed } = await api.call(installApp, {
    params: inAcme,
    body: { slug: app.slug },
  });
  const arrived = await fetch(installed.redirectUrl ?? "", { redirect: "manual" });
  expect(arrived.status).toBe(302);
  const dispose = async () => await tracker[Symbol.asyncDispose]();
  return {
    tracker,
    api,
    installation: installed.uuid,
    clientSecret,
    [Symbol.asyncDispose]: dispose,
  };
}

describe.each(testEngines())("on %s, the task tracker as a public integration", (engine) => {
  test("lives from its installation to its uninstallation", async () => {
    await using server = await startServer({ engine });
    const issue = await makeIssue(server);
    await using installed = await installTracker(server);
    const { tracker, api, installation } = installed;
    const params = { installation };
    const ofIssue = { ...inAcme, issue };
    const notes = async () => (await api.call(listNotes, { params: ofIssue })).body;

    // Installed: by the redirect, or by the webhook, whichever was faster.
    expect((await api.call(getInstallation, { params })).body.status).toBe("installed");
    await server.settle();
    await tracker.line("installed ");

    // Its components are there, with what the selects offer.
    const query = { filter: "issue-link", projectId: "shop" } as const;
    const [component] = (await api.call(listPreparedComponents, { params: inAcme, query })).body;
    const boards = [
      ["1", "Shop"],
      ["2", "Support"],
    ];
    expect(component).toMatchObject({
      error: "",
      schema: {
        create: {
          required_fields: [{ name: "title" }, { name: "board", choices: boards }],
          optional_fields: [{ name: "description" }, { name: "owner", choices: [] }],
        },
        link: { required_fields: [{ name: "task", choices: [] }] },
      },
    });
    const people = { uri: "/options/people", query: "b", dependentData: '{"board":"1"}' };
    expect((await api.call(requestChoices, { params, query: people })).body).toEqual({
      choices: [["2", "Bob"]],
    });
    const links = { filter: "stacktrace-link", projectId: "shop" } as const;
    const [link] = (await api.call(listPreparedComponents, { params: inAcme, query: links })).body;
    const source = `${String(link?.schema["url"])}&lineNo=12&filename=${encodeURIComponent("/srv/<cart>.js")}`;
    const page = await (await fetch(source)).text();
    expect(page).toContain("Line 12 of <code>/srv/&lt;cart&gt;.js</code> in shop");

    // A form makes a task.
    const form = { groupId: issue, action: "create", uri: "/components/create" };
    const bad = { ...form, title: "The basket", board: "9" };
    expect(await refusal(api.call(actOnExternalIssue, { params, body: bad }))).toMatchObject({
      status: 400,
      body: { detail: 'There is no board "9".' },
    });
    const body = { ...form, title: "The basket", board: "1", owner: "2" };
    const { body: made } = await api.call(actOnExternalIssue, { params, body });
    expect(made).toMatchObject({ displayName: "SHOP#1", webUrl: `${tracker.url}/tasks/1` });
    expect(await tracker.page("/tasks/1")).toContain("Bob owns it.");
    const shown = (await api.call(getIssue, { params: ofIssue })).body.annotations;
    expect(shown).toEqual([{ displayName: "SHOP#1", url: `${tracker.url}/tasks/1` }]);

    // A comment becomes a note, and follows.
    const { body: comment } = await api.call(createNote, {
      params: ofIssue,
      body: { text: "Looking <into> it" },
    });
    const ofNote = { ...ofIssue, note: comment.id };
    await tracker.line(`noted ${comment.id}`);
    expect(await tracker.page("/tasks/1")).toContain("</b> Looking &lt;into&gt; it</li>");
    await api.call(updateNote, { params: ofNote, body: { text: "Found it" } });
    await tracker.line(`changed ${comment.id}`);
    expect(await tracker.page("/tasks/1")).toContain("</b> Found it</li>");
    await api.call(deleteNote, { params: ofNote });
    await tracker.line(`deleted ${comment.id}`);
    expect(await tracker.page("/tasks/1")).not.toContain("Found it");

    // A note becomes a comment, and does not come back as another note.
    expect(await tracker.addNote(1, "Bob", "Is it urgent?")).toBe(303);
    const [first] = await notes();
    expect(first?.data).toMatchObject({ text: "Bob: Is it urgent?" });
    await tracker.line(`comment ${first?.id} is known`);
    expect((await tracker.page("/tasks/1")).match(/Is it urgent/g)).toHaveLength(1);

    // Its token expires; the next request refreshes it.
    const { db } = server.running.instance.storage;
    await db.updateTable("api_tokens").set({ expires_at: 1 }).where("expires_at", ">", 1).execute();
    expect(await tracker.addNote(1, "Bob", "Nobody?")).toBe(303);
    expect((await notes()).map(({ data }) => data)).toMatchObject([
      { text: "Bob: Nobody?" },
      { text: "Bob: Is it urgent?" },
    ]);

    // The issue is resolved, and so the task is done.
    await api.call(updateIssue, { params: ofIssue, body: { status: "resolved" } });
    await tracker.line("done with task 1");
    expect(await tracker.page("/tasks/1")).toContain("(done)");

    // Uninstalled: it forgets its tokens, and keeps its tasks.
    await api.call(uninstallApp, { params });
    await tracker.line("uninstalled ");
    expect(await tracker.addNote(1, "Bob", "Alone now")).toBe(303);
    expect(await tracker.page("/tasks/1")).toContain("Alone now (only here)");
    expect(await notes()).toHaveLength(2);
  });

  test("makes a task of an alert, and puts it beside the issue", async () => {
    await using server = await startServer({ engine });
    const issue = await makeIssue(server);
    await using installed = await installTracker(server);
    const { tracker, api, installation, clientSecret } = installed;
    const send = await senderTo(tracker, clientSecret);
    const setting = (value: string) => ({
      fields: [{ name: "board", value }],
      installationId: "i",
    });
    expect(await send.component("/components/alert", setting("2"))).toEqual([
      200,
      { message: "Tasks will appear on the board Support." },
    ]);
    expect(await send.component("/components/alert", setting("3"))).toEqual([
      400,
      { message: 'There is no board "3".' },
    ]);
    const sample = webhookSamples["event_alert.triggered"];
    const settings = [
      { name: "board", value: "2" },
      { name: "prefix", value: "[alert]" },
    ];
    await send.webhook("event_alert", {
      ...sample,
      installation: { uuid: installation },
      data: {
        ...sample.data,
        event: { ...sample.data.event, issue_id: issue, title: "The basket" },
        issue_alert: { ...sample.data.issue_alert, settings },
      },
    });
    await tracker.line("task 1 by an alert");
    expect(await tracker.page("/tasks/1")).toContain("[alert] The basket");
    const linked = (await api.call(listExternalIssues, { params: { ...inAcme, issue } })).body;
    expect(linked.map(({ displayName }) => displayName)).toEqual(["SUPPORT#1"]);
  });
});

test("with somebody's token the task tracker makes itself an internal integration", async () => {
  await using server = await startServer();
  const issue = await makeIssue(server);
  const url = await unusedUrl();
  await using tracker = await spawnTracker(url, {
    PLATFORM_URL: server.url,
    TOKEN: server.made.token,
    ORGANIZATION: "acme",
  });
  const { api } = server;
  const query = { status: "internal" };
  const [app] = (await api.call(listSentryApps, { query })).body;
  expect(app).toMatchObject({ name: "Task tracker", events: ["comment", "issue"] });
  const [component] = (
    await api.call(listPreparedComponents, { params: inAcme, query: { filter: "issue-link" } })
  ).body;
  expect(component?.error).toBe("");
  const installations = server.running.instance.storage.db.selectFrom("installations");
  const { uuid } = await installations.select("uuid").executeTakeFirstOrThrow();
  const body = {
    groupId: issue,
    action: "create",
    uri: "/components/create",
    title: "Mine",
    board: "1",
  };
  await api.call(actOnExternalIssue, { params: { installation: uuid }, body });
  expect(await tracker.addNote(1, "Ada", "Hello")).toBe(303);
  const notes = (await api.call(listNotes, { params: { ...inAcme, issue } })).body;
  expect(notes.map(({ data }) => data)).toMatchObject([{ text: "Ada: Hello" }]);
});

test("the task tracker turns away who does not hold its secret, and pages elsewhere", async () => {
  await using server = await startServer();
  await using installed = await installTracker(server);
  const { tracker } = installed;
  const stranger = await senderTo(tracker, "another secret");
  const [status] = await stranger.component("/components/create", {});
  expect(status).toBe(401);
  expect(await stranger.webhook("issue", webhookSamples["issue.created"])).toBe(401);
  expect((await fetch(`${tracker.url}/options/boards?installationId=i`)).status).toBe(401);
  const elsewhere = await fetch(`${tracker.url}/tasks/1/notes`, {
    method: "POST",
    headers: { origin: "https://evil.example" },
    body: new URLSearchParams({ author: "Eve", text: "Hello" }),
  });
  expect(elsewhere.status).toBe(403);
});

/** Speaks to the tracker as whoever holds this secret. */
async function senderTo({ url }: Tracker, secret: string) {
  const post = async (path: string, body: string, headers: Record<string, string>) =>
    await fetch(url + path, { method: "POST", headers, body });
  const sign = (body: string) => createHmac("sha256", secret).update(body).digest("hex");
  return {
    async component(path: string, value: object): Promise<[status: number, body: unknown]> {
      const body = JSON.stringify(value);
      const response = await post(path, body, { "Sentry-App-Signature": sign(body) });
      return [response.status, await response.json()];
    },
    async webhook(resource: string, value: object): Promise<number> {
      const body = JSON.stringify(value);
      const response = await post("/webhook", body, {
        "Sentry-Hook-Signature": sign(body),
        "Sentry-Hook-Resource": resource,
        "Sentry-Hook-Timestamp": String(Math.floor(Date.now() / 1000)),
        "Request-ID": "0123456789abcdef0123456789abcdef",
      });
      return response.status;
    },
  };
}

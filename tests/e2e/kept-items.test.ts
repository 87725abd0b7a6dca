import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createUserReport,
  getIssue,
  getProjectEvent,
  listAttachments,
  listIssues,
  listIssueUserReports,
  listProjectEvents,
  listUserReports,
} from "@vedette/contract";
import {
  type IngestSender,
  ingestSender,
  sampleEvent,
  startServer,
  testEngines,
  toEnvelope,
  type TestServer,
} from "@vedette/testkit";

const fixture = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../fixtures/envelopes/${name}.envelope`, import.meta.url)));
const inProject = { organization: "acme", project: "shop" };

describe.each(testEngines())("on %s", (engine) => {
  let server: TestServer;
  let sender: IngestSender;
  beforeAll(async () => {
    server = await startServer({ engine });
    sender = ingestSender(server.made.dsn);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  const postEnvelope = async (body: string | Uint8Array<ArrayBuffer>) =>
    await sender.envelope(body);
  const download = async (path: string) =>
    await fetch(server.url + path, { headers: { authorization: `Bearer ${server.made.token}` } });
  const attachmentsOf = async (event: string) =>
    (await server.api.call(listAttachments, { params: { ...inProject, event } })).body;

  test("an attachment of a real SDK is listed with its event and comes back byte for byte", async () => {
    expect((await postEnvelope(fixture("node-10-attachment"))).status).toBe(200);
    // Sent again by an SDK that heard no answer.
    await postEnvelope(fixture("node-10-attachment"));
    const eventId = "2321801a449f46e0abd07fe180aaf6ce";
    const [attachment, ...others] = await attachmentsOf(eventId);
    expect(others).toEqual([]);
    expect(attachment).toMatchObject({
      event_id: eventId,
      name: "state.bin",
      mimetype: "application/octet-stream",
      size: 5,
    });
    const path = `/api/0/projects/acme/shop/events/${eventId}/attachments/${attachment?.id}/`;
    const file = await download(`${path}?download`);
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 10, 255, 10, 123]);
    expect(file.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''state.bin");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(await (await download(path)).json()).toEqual(attachment);
  });

  test("an attachment may come before its event, and has no path in its name", async () => {
    const eventId = "a".repeat(32);
    const header = JSON.stringify({ event_id: eventId });
    const item = JSON.stringify({
      type: "attachment",
      filename: "../../etc/<page>.html",
      content_type: "text/html; charset=utf-8",
      length: 4,
    });
    await postEnvelope(`${header}\n${item}\n<b>x\n`);
    await sender.event(sampleEvent({ event_id: eventId }));
    const [attachment] = await attachmentsOf(eventId);
    expect(attachment).toMatchObject({ name: "<page>.html", mimetype: "text/html" });
    const path = `/api/0/projects/acme/shop/events/${eventId}/attachments/${attachment?.id}/`;
    const file = await download(`${path}?download=1`);
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(file.headers.get("content-disposition")).toContain("%3Cpage%3E.html");
    const elsewhere = path.replace(eventId, "b".repeat(32));
    expect((await download(elsewhere)).status).toBe(404);
  });

  test("attachments beyond what an event may have are dropped, and the event stays", async () => {
    const event = sampleEvent();
    const mebibyte = 1024 * 1024;
    for (const [name, size] of [
      ["a", 9 * mebibyte],
      ["b", 9 * mebibyte],
      ["c", 9 * mebibyte],
      ["d", 2 * mebibyte],
      ["e", 11 * mebibyte],
    ] as const) {
      const header = JSON.stringify({ event_id: event.event_id });
      const item = JSON.stringify({ type: "attachment", filename: name, length: size });
      const answer = await postEnvelope(`${header}\n${item}\n${name.repeat(size)}\n`);
      expect(answer.status).toBe(200);
    }
    expect((await postEnvelope(toEnvelope(event))).status).toBe(200);
    expect((await attachmentsOf(event.event_id)).map(({ name }) => name)).toEqual(["a", "b", "d"]);
  });

  test("what a person says through an SDK makes an issue of category feedback", async () => {
    expect((await postEnvelope(fixture("node-8-feedback"))).status).toBe(200);
    const second = {
      type: "feedback",
      contexts: { feedback: { message: "I cannot find my basket", name: "Robin" } },
    };
    await postEnvelope(`{}\n{"type":"feedback"}\n${JSON.stringify(second)}\n`);
    const issues = (await server.api.call(listIssues, { params: { organization: "acme" } })).body;
    const feedback = issues.filter(({ issueCategory }) => issueCategory === "feedback");
    expect(feedback.map(({ title }) => title)).toEqual(["User Feedback", "User Feedback"]);
    expect(feedback.map(({ metadata }) => metadata)).toContainEqual({
      message: "The pay button does nothing",
      contact_email: "kim@shop.example",
      name: "Kim",
    });
    const event = (
      await server.api.call(getProjectEvent, {
        params: { ...inProject, event: "821b2e168f334725861cadff95e27159" },
      })
    ).body;
    expect(event.type).toBe("feedback");
  });

  test("a user report is shown on its event and counted on its issue, before and after it came", async () => {
    const [early, late] = [sampleEvent(), sampleEvent()];
    const report = { event_id: early.event_id, name: "Kim", email: "kim@shop.example" };
    const item = JSON.stringify({ ...report, comments: "It broke as I paid" });
    await postEnvelope(`{}\n{"type":"user_report"}\n${item}\n`);
    const listed = async () =>
      (await server.api.call(listUserReports, { params: inProject })).body.filter(
        ({ eventID }) => eventID === early.event_id || eventID === late.event_id,
      );
    expect(await listed()).toMatchObject([{ eventID: early.event_id, issue: null }]);

    await sender.event(early);
    await sender.event(late);
    const answer = await server.api.call(createUserReport, {
      params: inProject,
      body: { event_id: late.event_id, name: "Ada", comments: "For me too" },
    });
    expect(answer.body).toMatchObject({ name: "Ada", eventID: late.event_id });
    const [newest, first] = await listed();
    expect(newest?.issue?.id).toBe(first?.issue?.id);
    const event = (
      await server.api.call(getProjectEvent, { params: { ...inProject, event: early.event_id } })
    ).body;
    expect(event.userReport).toMatchObject({ name: "Kim", comments: "It broke as I paid" });
    const issue = { organization: "acme", issue: newest?.issue?.id ?? "" };
    expect((await server.api.call(getIssue, { params: issue })).body.userReportCount).toBe(2);
    const ofIssue = await server.api.call(listIssueUserReports, {
      params: issue,
      query: { limit: 1 },
    });
    expect(ofIssue.body).toMatchObject([{ name: "Ada", eventID: late.event_id }]);
    const query = { cursor: ofIssue.next ?? "" };
    const rest = await server.api.call(listIssueUserReports, { params: issue, query });
    expect(rest.body).toMatchObject([{ name: "Kim", eventID: early.event_id }]);
  });

  test("a DSN is enough to say something of an event, in its own project only", async () => {
    const path = "/api/0/projects/acme/shop/user-feedback/";
    const body = JSON.stringify({ event_id: "c".repeat(32), comments: "By DSN" });
    const post = async (authorization: string, where = path) =>
      await sender.post(where, body, { authorization, "content-type": "application/json" });
    expect((await post(`DSN ${server.made.dsn}`)).status).toBe(200);
    const wrongKey = server.made.dsn.replace(sender.publicKey, "0".repeat(32));
    expect((await post(`DSN ${wrongKey}`)).status).toBe(401);
    expect((await post("DSN nonsense")).status).toBe(401);
    const other = path.replace("/shop/", "/garden/");
    expect((await post(`DSN ${server.made.dsn}`, other)).status).toBe(404);
    const listing = await fetch(server.url + path, {
      headers: { authorization: `DSN ${server.made.dsn}` },
    });
    expect(listing.status).toBe(401);
  });

  test("browsers' reports become events: old form, lists, and other kinds", async () => {
    const query = `?sentry_key=${sender.publicKey}&sentry_release=shop@9&sentry_environment=csp`;
    const post = async (where: string, body: unknown, type: string) =>
      await sender.post(`/api/${sender.projectId}/${where}${query}`, JSON.stringify(body), {
        "content-type": type,
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
      });
    const old = {
      "csp-report": {
        "document-uri": "https://shop.example/pay",
        "violated-directive": "img-src https:",
        "effective-directive": "img-src",
        "blocked-uri": "http://cdn.example/pixel.gif",
      },
    };
    const answer = await post("security/", old, "application/csp-report");
    expect([answer.status, answer.body]).toEqual([200, ""]);
    const listed = ["https://a.example/x.js", "https://b.example/y.js"].map((blockedURL) => ({
      type: "csp-violation",
      url: "https://shop.example/pay",
      body: { blockedURL, effectiveDirective: "script-src-elem", disposition: "enforce" },
    }));
    const list = [...listed, { type: "deprecation", body: {} }];
    expect((await post("csp-report/", list, "application/reports+json")).status).toBe(200);
    const ct = { "expect-ct-report": { hostname: "shop.example", port: 443 } };
    expect((await post("security", ct, "application/expect-ct-report+json")).status).toBe(200);
    expect((await post("security/", old, "text/plain")).status).toBe(415);
    expect((await post("security/", { a: 1 }, "application/json")).status).toBe(400);

    const events = (
      await server.api.call(listProjectEvents, {
        params: inProject,
        query: { full: true, environment: ["csp"] },
      })
    ).body;
    expect(events.map(({ title }) => title).toSorted()).toEqual([
      "Blocked 'image' from 'cdn.example'",
      "Blocked 'script' from 'a.example'",
      "Blocked 'script' from 'b.example'",
      "Expect-CT failed for 'shop.example'",
    ]);
    const image = events.find(({ title }) => title.includes("image"));
    expect(image?.tags).toEqual(
      expect.arrayContaining([
        { key: "effective-directive", value: "img-src" },
        { key: "blocked-uri", value: "cdn.example" },
        { key: "release", value: "shop@9" },
        { key: "browser.name", value: "Firefox" },
      ]),
    );
  });
});

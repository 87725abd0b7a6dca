import { describe, expect, test } from "vitest";
import {
  createNote,
  createSentryApp,
  deleteNote,
  findWebhook,
  listIssues,
  updateIssue,
  updateNote,
  webhookBody,
} from "@vedette/contract";
import {
  ingestSender,
  type ReceivedRequest,
  Receiver,
  sampleEvent,
  startServer,
  testEngines,
} from "@vedette/testkit";

const organization = "acme";

function parse(request: ReceivedRequest) {
  const body = JSON.parse(request.body) as { action: string; data: Record<string, unknown> };
  const event = `${String(request.headers["sentry-hook-resource"])}.${body.action}`;
  return { event, body };
}

describe.each(testEngines())("what webhooks carry, on %s", (engine) => {
  test("is what their schemas say, field by field, and in the order of the wire", async () => {
    await using receiver = await Receiver.start();
    await using server = await startServer({ engine });
    const { api, made } = server;
    const events = ["issue", "error", "comment"];
    const scopes = ["event:read"];
    const app = { name: "All ears", organization, isInternal: true, events, scopes };
    await api.call(createSentryApp, { body: { ...app, webhookUrl: receiver.url } });
    await ingestSender(made.dsn).event(sampleEvent());
    const [issue] = (await api.call(listIssues, { params: { organization } })).body;
    const params = { organization, issue: issue?.id ?? "" };
    const change = async (body: object): Promise<void> => {
      await api.call(updateIssue, { params, body });
      await server.settle();
    };
    await change({ status: "resolved" });
    await change({ status: "unresolved" });
    await change({ status: "ignored" });
    await change({ assignedTo: made.user.email });
    const note = (await api.call(createNote, { params, body: { text: "Looking" } })).body;
    await server.settle();
    const ofNote = { params: { ...params, note: note.id } };
    await api.call(updateNote, { ...ofNote, body: { text: "Found it" } });
    await server.settle();
    await api.call(deleteNote, ofNote);
    await server.settle();

    const told = receiver.requests.map(parse);
    expect(told.map(({ event }) => event).toSorted()).toEqual([
      "comment.created",
      "comment.deleted",
      "comment.updated",
      "error.created",
      "issue.assigned",
      "issue.created",
      "issue.ignored",
      "issue.resolved",
      "issue.unresolved",
    ]);
    for (const { event, body } of told) {
      const webhook = findWebhook(event);
      if (webhook === undefined) throw new Error(`no webhook ${event}`);
      expect([event, webhookBody(webhook).parse(body)]).toEqual([event, body]);
      expect(Object.keys(body)).toEqual(["action", "installation", "data", "actor"]);
    }
    const dataOf = (event: string) => told.find((one) => one.event === event)?.body.data ?? {};
    const shown = dataOf("issue.resolved")["issue"] ?? {};
    expect(Object.keys(shown).slice(0, 3)).toEqual(["url", "web_url", "project_url"]);
    expect(dataOf("issue.resolved")["resolution_type"]).toBe("now");
    expect(dataOf("issue.assigned")["assignee"]).toMatchObject({
      type: "user",
      id: Number(made.user.id),
      email: made.user.email,
    });
    expect(dataOf("error.created")["error"]).toMatchObject({
      key_id: expect.stringMatching(/^\d+$/) as unknown,
      issue_id: issue?.id,
    });
  });
});

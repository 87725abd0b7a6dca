import { describe, expect, test } from "vitest";
import {
  bulkUpdateIssues,
  deleteIssue,
  getIssue,
  listIssueEvents,
  listIssues,
  listProjectEvents,
} from "@vedette/contract";
import { ingestSender, sampleEvent, startServer, testEngines, toException } from "@vedette/testkit";

const inOrganization = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  test("what is merged and deleted is cleared up by the running server", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const sender = ingestSender(server.made.dsn);
    const send = async (type: string): Promise<void> => {
      const exception = { values: [toException(type, "The basket has no total")] };
      expect((await sender.event(sampleEvent({ exception }))).status).toBe(200);
    };
    for (const type of ["TypeError", "TypeError", "RangeError", "SyntaxError"]) await send(type);
    const list = async (query: string) =>
      (await api.call(listIssues, { params: inOrganization, query: { query } })).body;
    const eventsOfProject = async () =>
      (await api.call(listProjectEvents, { params: { ...inOrganization, project: "shop" } })).body;

    const id = (await list("!title:Syntax*")).map((issue) => issue.id);
    expect(id).toHaveLength(2);
    const body = { merge: true };
    const merged = await api.call(bulkUpdateIssues, {
      params: inOrganization,
      query: { id },
      body,
    });
    const parent = merged.status === 200 ? (merged.body.merge?.parent ?? "") : "";
    await send("RangeError");
    await server.settle();

    const ofParent = { ...inOrganization, issue: parent };
    expect((await api.call(getIssue, { params: ofParent })).body).toMatchObject({ count: "4" });
    expect((await api.call(listIssueEvents, { params: ofParent })).body).toHaveLength(4);

    await api.call(deleteIssue, { params: ofParent });
    await server.settle();
    expect((await list("")).map(({ title }) => title)).toEqual([
      "SyntaxError: The basket has no total",
    ]);
    expect(await eventsOfProject()).toHaveLength(1);
    await send("TypeError");
    expect((await list("typeerror")).map(({ count }) => count)).toEqual(["1"]);
  });
});

import { describe, expect, test } from "vitest";
import {
  bulkUpdateIssues,
  deleteIssue,
  getIssue,
  listIssueHashes,
  listIssueEvents,
  listIssues,
  listProjectEvents,
  unmergeIssueHashes,
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

  test("an issue that was merged by mistake is split again, with all hashes that go together", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const sender = ingestSender(server.made.dsn);
    const send = async (type: string): Promise<void> => {
      const frames = [
        { filename: `/lib/${type}.js`, function: "run", in_app: false },
        { filename: `/srv/${type}.js`, function: "pay", in_app: true },
      ];
      const exception = { values: [{ type, value: "no total", stacktrace: { frames } }] };
      expect((await sender.event(sampleEvent({ exception }))).status).toBe(200);
    };
    for (const type of ["TypeError", "TypeError", "RangeError"]) await send(type);
    const list = async () =>
      (await api.call(listIssues, { params: inOrganization, query: { sort: "freq" } })).body;
    const id = (await list()).map((issue) => issue.id);
    await api.call(bulkUpdateIssues, {
      params: inOrganization,
      query: { id },
      body: { merge: true },
    });
    await server.settle();
    const [merged] = await list();
    const ofMerged = { ...inOrganization, issue: merged?.id ?? "" };
    const hashes = async () => (await api.call(listIssueHashes, { params: ofMerged })).body;
    const before = await hashes();
    expect(before.map(({ recentEvents }) => recentEvents).toSorted((a, b) => a - b)).toEqual([
      0, 0, 1, 2,
    ]);

    const chosen = before.filter(({ recentEvents }) => recentEvents === 1).map((one) => one.id);
    const { body } = await api.call(unmergeIssueHashes, {
      params: ofMerged,
      query: { id: chosen },
    });
    await send("RangeError");
    await server.settle();
    const after = (await hashes()).map(({ recentEvents }) => recentEvents);
    expect(after.toSorted((a, b) => a - b)).toEqual([0, 2]);
    expect(new Map((await list()).map(({ title, count }) => [title, count]))).toEqual(
      new Map([
        ["RangeError: no total", "2"],
        ["TypeError: no total", "2"],
      ]),
    );
    const ofNew = { ...inOrganization, issue: body.destination.id };
    expect((await api.call(listIssueEvents, { params: ofNew })).body).toHaveLength(2);
  });
});

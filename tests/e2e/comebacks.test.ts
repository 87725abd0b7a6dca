import { describe, expect, test } from "vitest";
import {
  createRelease,
  getIssue,
  type IssueUpdate,
  listIssues,
  updateIssue,
} from "@vedette/contract";
import { ingestSender, sampleEvent, startServer, testEngines } from "@vedette/testkit";

/** What a resolved or ignored issue needs to come back, with events as SDKs send them. */
describe.each(testEngines())("on %s", (engine) => {
  async function setUp() {
    const server = await startServer({ engine });
    const sender = ingestSender(server.made.dsn);
    const inOrganization = { organization: "acme" };
    const send = async (changes: object = {}): Promise<void> => {
      expect((await sender.event(sampleEvent({ ...changes }))).status).toBe(200);
    };
    const find = async () => {
      const query = { query: "" };
      const [issue] = (await server.api.call(listIssues, { params: inOrganization, query })).body;
      return { ...inOrganization, issue: issue?.id ?? "" };
    };
    const decide = async (body: IssueUpdate) =>
      (await server.api.call(updateIssue, { params: await find(), body })).body;
    const stateAfter = async (changes: object = {}): Promise<string> => {
      await send(changes);
      return (await server.api.call(getIssue, { params: await find() })).body.status;
    };
    const release = async (version: string): Promise<void> => {
      const body = { version, projects: ["shop"] };
      await server.api.call(createRelease, { params: inOrganization, body });
    };
    return { server, send, decide, stateAfter, release, find };
  }

  test("a fix in the next release is not undone by those before it, which go by date", async () => {
    const { server, send, decide, stateAfter, release } = await setUp();
    await using _ = server;
    await send({ release: "aaaaaaa" });
    await release("bbbbbbb");
    await decide({ status: "resolved", statusDetails: { inNextRelease: true } });
    expect(await stateAfter({ release: "aaaaaaa" })).toBe("resolved");
    // Out already when it was resolved, though the issue had not been seen in it.
    expect(await stateAfter({ release: "bbbbbbb" })).toBe("resolved");
    await release("ccccccc");
    expect(await stateAfter({ release: "ccccccc" })).toBe("unresolved");
  });

  test("a fix in a release is undone from that release on, by the numbers of versions", async () => {
    const { server, send, decide, stateAfter } = await setUp();
    await using _ = server;
    await send({ release: "shop@1.9.0" });
    const decided = await decide({
      status: "resolved",
      statusDetails: { inRelease: "shop@1.10.0" },
    });
    expect(decided.statusDetails).toEqual({ inRelease: "shop@1.10.0" });
    expect(await stateAfter({ release: "shop@1.9.9" })).toBe("resolved");
    expect(await stateAfter({ release: "shop@1.10.0-rc.1" })).toBe("resolved");
    expect(await stateAfter({ release: "shop@1.10.1" })).toBe("unresolved");
  });

  test("the latest release is the project's, and releases are shown whole", async () => {
    const { server, send, decide, release, find } = await setUp();
    await using _ = server;
    await send({ release: "shop@1.0.0" });
    await release("shop@2.0.0");
    const decided = await decide({ status: "resolved", statusDetails: { inRelease: "latest" } });
    expect(decided.statusDetails).toEqual({ inRelease: "shop@2.0.0" });
    const { body } = await server.api.call(getIssue, { params: await find() });
    expect(body.firstRelease).toMatchObject({ version: "shop@1.0.0", newGroups: 1 });
    expect(body.lastRelease).toEqual(body.firstRelease);
  });

  test("an ignored issue comes back after as many events as were allowed in its window", async () => {
    const { server, send, decide, stateAfter } = await setUp();
    await using _ = server;
    const longAgo = { timestamp: Date.now() / 1000 - 5 * 3600 };
    await send(longAgo);
    await decide({ status: "ignored", statusDetails: { ignoreCount: 2, ignoreWindow: 60 } });
    expect(await stateAfter(longAgo)).toBe("ignored");
    expect(await stateAfter(longAgo)).toBe("ignored");
    expect(await stateAfter()).toBe("ignored");
    expect(await stateAfter()).toBe("unresolved");
  });

  test("an ignored issue comes back once enough people have met it, known ones too", async () => {
    const { server, send, decide, stateAfter } = await setUp();
    await using _ = server;
    await send({ user: { id: "before" } });
    await decide({
      status: "ignored",
      statusDetails: { ignoreUserCount: 2, ignoreUserWindow: 60 },
    });
    expect(await stateAfter({ user: { id: "one" } })).toBe("ignored");
    expect(await stateAfter({ user: { id: "one" } })).toBe("ignored");
    expect(await stateAfter({ user: { id: "two" } })).toBe("unresolved");
  });
});

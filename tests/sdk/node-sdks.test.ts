import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getIssueEvent, type Issue, listIssues } from "@vedette/contract";
import {
  makeProject,
  type ProgramResult,
  runProgram,
  startServer,
  testEngines,
  type TestServer,
} from "@vedette/testkit";

const program = fileURLToPath(new URL("programs/node-sdk.mjs", import.meta.url));
const majors = ["7", "8", "10", "11"];
const secrets = {
  SHOP_PASSWORD: "hunter2-hunter2",
  SHOP_CARD: "4111 1111 1111 1111",
  SHOP_API_KEY: "sk-very-private",
};
const inOrganization = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ engine });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  describe.each(majors)("an unmodified @sentry/node %s", (major) => {
    let dsn: string;
    let issues: Issue[];
    let ends: ProgramResult[];

    const run = async (...scenarios: string[]) =>
      await runProgram(program, {
        args: [`sentry-node-${major}`, dsn, ...scenarios],
        env: secrets,
      });

    const issueOf = (title: string): Issue => {
      const found = issues.filter((issue) => issue.title === title);
      expect(found, `issues titled ${title}`).toHaveLength(1);
      return found[0] as Issue;
    };

    const latestEvent = async (issue: Issue) => {
      const params = { ...inOrganization, issue: issue.id, event: "latest" };
      return (await server.api.call(getIssueEvent, { params })).body;
    };

    beforeAll(async () => {
      const project = `node-${major}`;
      dsn = (await makeProject(server.api, project)).key.dsn.public;
      ends = [
        await run("nested", "message", "grouping", "secrets", "large"),
        await run("rejection"),
        await run("crash"),
      ];
      const query = { project: [project], query: "" };
      issues = (await server.api.call(listIssues, { params: inOrganization, query })).body;
    });

    test("sends everything before its process ends, the large compressed", () => {
      expect(ends.map(({ code, stdout }) => [code, stdout])).toEqual([
        [0, "encodings: gzip, identity\n"],
        [0, "encodings: identity\n"],
        [1, "encodings: identity\n"],
      ]);
    });

    test("has every event counted once, in its issue", () => {
      const counts = issues.map(({ title, count }): [string, string] => [title, count]);
      expect(counts.toSorted(byTitle)).toEqual([
        ["Error: A large report", "1"],
        [expect.stringMatching(/^Error: Gateway alpha said/), "2"],
        [expect.stringMatching(/^Error: Gateway beta said/), "2"],
        ["Error: The card was refused", "1"],
        ["EvalError: The process is going down", "1"],
        [expect.stringMatching(/^RangeError: Order \d+ is out of range/), "3"],
        ["Stock is low: 4 apples left", "1"],
        ["SyntaxError: Nobody handled this promise", "1"],
        ["TypeError: Could not read the basket", "1"],
      ]);
    });

    test("has a nested error shown with its cause, the thrown one last", async () => {
      const event = await latestEvent(issueOf("TypeError: Could not read the basket"));
      const entry = event.entries.find(({ type }) => type === "exception");
      const values = entry?.type === "exception" ? entry.data.values : [];
      expect(values.map(({ type }) => type)).toEqual(["SyntaxError", "TypeError"]);
      const frames = values[1]?.stacktrace?.frames ?? [];
      expect(frames.at(-1)).toMatchObject({
        function: expect.stringContaining("nested"),
        inApp: true,
      });
      expect(
        frames
          .at(-1)
          ?.context.map(([, line]) => line)
          .join("\n"),
      ).toContain("new TypeError");
    });

    test("has a message with its level, tags, user and breadcrumbs", async () => {
      const issue = issueOf("Stock is low: 4 apples left");
      expect(issue).toMatchObject({ level: "warning", isUnhandled: false, userCount: 1 });
      const event = await latestEvent(issue);
      expect(Object.fromEntries(event.tags.map(({ key, value }) => [key, value]))).toMatchObject({
        environment: "production",
        level: "warning",
        release: "shop@1.4.2",
        shop: "north",
        user: "id:u-17",
      });
      expect(event.user).toMatchObject({ id: "u-17", email: "kim@shop.example" });
      const crumbs = event.entries.find(({ type }) => type === "breadcrumbs");
      expect(JSON.stringify(crumbs)).toContain("added 3 apples");
    });

    test("has secrets filtered, and what is beside them kept", async () => {
      const event = await latestEvent(issueOf("Error: The card was refused"));
      expect(event.context).toMatchObject({ account: { password: "[Filtered]", note: "fine" } });
      expect(event.contexts["payment"]).toMatchObject({
        card: "[Filtered]",
        api_key: "[Filtered]",
      });
      const text = JSON.stringify(event);
      for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
    });

    test("has what was sent compressed", async () => {
      const event = await latestEvent(issueOf("Error: A large report"));
      expect(JSON.stringify(event.context["rows"])).toContain("row number 7 of many");
      expect(event.size).toBeGreaterThan(32_768);
    });

    test("has rejections and crashes marked as unhandled", async () => {
      const rejected = issueOf("SyntaxError: Nobody handled this promise");
      expect(rejected).toMatchObject({ isUnhandled: true, level: "error" });
      const crashed = issueOf("EvalError: The process is going down");
      expect(crashed).toMatchObject({ isUnhandled: true, level: "fatal" });
      const { tags } = await latestEvent(crashed);
      expect(tags).toContainEqual(expect.objectContaining({ key: "handled", value: "no" }));
    });
  });
});

function byTitle([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : 1;
}

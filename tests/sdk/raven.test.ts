import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { getIssueEvent, listIssues } from "@vedette/contract";
import { runProgram, startServer, testEngines } from "@vedette/testkit";

const program = fileURLToPath(new URL("programs/raven-client.mjs", import.meta.url));
const inOrganization = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  test("events of raven 2.6, base64 of compressed JSON sent to /store/, arrive", async () => {
    await using server = await startServer({ engine });
    const captured = await runProgram(program, { args: [server.made.dsn, "captured"] });
    expect(captured.stdout.split("\n").toSorted()).toEqual([
      "",
      expect.stringMatching(/^sent [0-9a-f]{32}$/),
      expect.stringMatching(/^sent [0-9a-f]{32}$/),
    ]);
    const crashed = await runProgram(program, { args: [server.made.dsn, "crash"] });
    expect(crashed.code).toBe(1);

    const query = { query: "" };
    const { body } = await server.api.call(listIssues, { params: inOrganization, query });
    const summary = body.map(({ title, count, level }) => [title, count, level].join(" | "));
    expect(summary.toSorted()).toEqual([
      "EvalError: The old process is going down | 1 | fatal",
      "Stock is low: 2 pears left | 1 | warning",
      "TypeError: No such fruit | 1 | error",
    ]);

    const issue = body.find(({ title }) => title.startsWith("TypeError"))?.id ?? "";
    const params = { ...inOrganization, issue, event: "latest" };
    const { body: event } = await server.api.call(getIssueEvent, { params });
    expect(event.user).toMatchObject({ id: "u-3", email: "lee@shop.example" });
    expect(JSON.stringify(event.context["rows"])).toContain("pear number 39");
    expect(Object.fromEntries(event.tags.map(({ key, value }) => [key, value]))).toMatchObject({
      environment: "production",
      release: "shop@0.9.1",
      shop: "south",
      user: "id:u-3",
    });
    expect(JSON.stringify(event.entries)).toContain("added 2 pears");
    const exception = event.entries.find(({ type }) => type === "exception");
    const frames =
      exception?.type === "exception" ? exception.data.values[0]?.stacktrace?.frames : [];
    expect(frames?.at(-1)).toMatchObject({
      filename: expect.stringContaining("raven-client.mjs"),
    });
  });
});

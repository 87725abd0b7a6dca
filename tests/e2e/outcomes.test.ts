import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ApiError,
  getOrganizationStats,
  getProjectStats,
  type RouteQueryInput,
} from "@vedette/contract";
import {
  makeProject,
  sampleEvent,
  startServer,
  testEngines,
  type TestServer,
  toEnvelope,
} from "@vedette/testkit";

const inOrganization = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ engine });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  const ask = async (query: RouteQueryInput<typeof getOrganizationStats>) => {
    await server.settle();
    return (await server.api.call(getOrganizationStats, { params: inOrganization, query })).body;
  };

  const sums = async (project: string) => {
    const { groups } = await ask({
      project: [project],
      field: ["sum(quantity)"],
      groupBy: ["category", "outcome", "reason"],
      statsPeriod: "1d",
    });
    return Object.fromEntries(
      groups.map(({ by, totals }) => [
        `${by["category"]} ${by["outcome"]} ${by["reason"]}`.trimEnd(),
        totals?.["sum(quantity)"],
      ]),
    );
  };

  const report = (report: object): string =>
    `{}\n{"type":"client_report"}\n${JSON.stringify(report)}\n`;

  test("what SDKs say they lost is counted with their reasons", async () => {
    const { sender } = await makeProject(server.api, "lost");
    const answer = await sender.envelope(
      report({
        timestamp: Date.now() / 1000,
        discarded_events: [
          { reason: "ratelimit_backoff", category: "error", quantity: 3 },
          { reason: "sample_rate", category: "transaction", quantity: 40 },
        ],
        filtered_events: [{ reason: "browser-extensions", category: "error", quantity: 2 }],
        rate_limited_events: [{ reason: "key_quota", category: "error", quantity: 5 }],
      }),
    );
    expect([answer.status, answer.body]).toEqual([200, {}]);
    await sender.envelope(
      report({
        discarded_events: [{ reason: "ratelimit_backoff", category: "error", quantity: 1 }],
      }),
    );
    expect(await sums("lost")).toEqual({
      "error client_discard ratelimit_backoff": 4,
      "error filtered browser-extensions": 2,
      "error rate_limited key_quota": 5,
      "internal accepted": 2,
      "transaction client_discard sample_rate": 40,
    });
  });

  test("a recorded client report is counted", async () => {
    const { sender } = await makeProject(server.api, "recorded");
    const file = new URL("../fixtures/envelopes/node-10-client-report.envelope", import.meta.url);
    expect((await sender.envelope(readFileSync(file, "utf8"))).status).toBe(200);
    expect(await sums("recorded")).toEqual({
      "internal accepted": 1,
      "span client_discard no_parent_span": 1,
    });
  });

  test.each([
    ["no list", { discarded_events: 7 }],
    ["entries that are none", { discarded_events: [null, 1, "x", [], {}] }],
    [
      "a negative quantity",
      { discarded_events: [{ reason: "x", category: "error", quantity: -5 }] },
    ],
    ["a fraction", { discarded_events: [{ reason: "x", category: "error", quantity: 0.5 }] }],
    [
      "a sentence as reason",
      { discarded_events: [{ reason: "a b\u0000", category: "error", quantity: 1 }] },
    ],
  ])("a client report with %s adds nothing", async (name, content) => {
    const slug = name.replaceAll(" ", "-");
    const { sender } = await makeProject(server.api, slug);
    expect((await sender.envelope(report(content))).status).toBe(200);
    expect(await sums(slug)).toEqual({ "internal accepted": 1 });
  });

  test("a client report that is none, or far too large, is invalid and its event is stored", async () => {
    const { sender } = await makeProject(server.api, "no-reports");
    const item = `{"type":"client_report"}\n`;
    const answer = await sender.envelope(
      `${toEnvelope(sampleEvent())}${item}nonsense\n${item}"${"x".repeat(5000)}"\n`,
    );
    expect(answer.status).toBe(200);
    expect(await sums("no-reports")).toEqual({
      "error accepted": 1,
      "internal invalid malformed": 1,
      "internal invalid too_large": 1,
    });
  });

  test("stats come per project, interval and outcome, filtered as asked for", async () => {
    const { sender } = await makeProject(server.api, "filtered");
    const { projectId } = sender;
    await sender.envelope(toEnvelope(sampleEvent()));
    await sender.envelope(toEnvelope({ ...sampleEvent(), exception: undefined, message: "Hello" }));
    await sender.envelope("not an envelope item\n");
    await sender.envelope(toEnvelope(sampleEvent()) + '{"type":"log","item_count":1}\n{}\n');
    const body = await ask({
      project: [projectId],
      field: ["sum(quantity)", "sum(times_seen)"],
      groupBy: ["project", "outcome"],
      category: ["error"],
      statsPeriod: "48h",
      interval: "1h",
    });
    // Messages are told among the errors.
    expect(body.groups.map(({ by, totals }) => ({ by, totals }))).toEqual([
      {
        by: { project: Number(projectId), outcome: "accepted" },
        totals: { "sum(quantity)": 3, "sum(times_seen)": 3 },
      },
    ]);
    const series = body.groups[0]?.series?.["sum(quantity)"] ?? [];
    expect(body.intervals.length).toBeGreaterThanOrEqual(48);
    expect(series).toHaveLength(body.intervals.length);
    expect(series.reduce((sum: number, count) => sum + (count ?? 0), 0)).toBe(3);
    const daily = await ask({
      project: [projectId],
      field: ["sum(quantity)"],
      statsPeriod: "14d",
      outcome: ["dropped"],
      reason: ["not_kept"],
    });
    expect(daily.intervals.length).toBeGreaterThanOrEqual(14);
    expect(daily.intervals.length).toBeLessThanOrEqual(15);
    expect(daily.groups).toMatchObject([{ by: {}, totals: { "sum(quantity)": 1 } }]);
  });

  test("a project's stats are points of time and amount", async () => {
    const { params, sender } = await makeProject(server.api, "points");
    for (let at = 0; at < 3; at++) await sender.envelope(toEnvelope(sampleEvent()));
    await sender.envelope(
      report({ filtered_events: [{ reason: "x", category: "error", quantity: 2 }] }),
    );
    await server.settle();
    const sum = async (query: RouteQueryInput<typeof getProjectStats>) => {
      const { body } = await server.api.call(getProjectStats, { params, query });
      return {
        points: body.length,
        sum: body.reduce((total, [, count]) => total + count, 0),
        body,
      };
    };
    const hourly = await sum({});
    expect(hourly).toMatchObject({ points: 25, sum: 5 });
    expect(hourly.body.every(([at]) => at % 3600 === 0)).toBe(true);
    expect(await sum({ stat: "generated" })).toMatchObject({ sum: 3 });
    expect(await sum({ stat: "blacklisted" })).toMatchObject({ sum: 2 });
    expect(await sum({ stat: "rejected" })).toMatchObject({ sum: 0 });
    const since = Math.floor(Date.now() / 1000) - 7 * 86_400;
    expect(await sum({ since, resolution: "1d" })).toMatchObject({ points: 8, sum: 5 });
    expect(await sum({ since: since - 86_400, until: since })).toMatchObject({ sum: 0 });
  });

  test("fields, groups and projects that nobody knows are refused", async () => {
    const refused: RouteQueryInput<typeof getOrganizationStats>[] = [
      {},
      { field: ["sum(money)"] },
      { field: ["sum(quantity)"], groupBy: ["weather"] },
      { field: ["sum(quantity)"], project: ["nowhere"] },
      { field: ["sum(quantity)"], interval: "0h" },
      { field: ["sum(quantity)"], statsPeriod: "9000d", interval: "1h" },
      { field: ["sum(quantity)"], statsPeriod: "1d", start: "2030-01-01" },
    ];
    for (const query of refused) {
      const error: unknown = await ask(query).then(
        () => null,
        (refusal: unknown) => refusal,
      );
      expect(error).toBeInstanceOf(ApiError);
      expect((error as ApiError).status).toBe(400);
    }
  });
});

import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ApiError,
  getOrganizationSessions,
  getRelease,
  listEnvironments,
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
const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/envelopes/${name}.envelope`, import.meta.url), "utf8");

describe.each(testEngines())("on %s", (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ engine });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  const session = (changes: object): string =>
    `{}\n{"type":"session"}\n${JSON.stringify({
      started: new Date().toISOString(),
      status: "ok",
      errors: 0,
      attrs: { release: "shop@2.0.0", environment: "production" },
      ...changes,
    })}\n`;

  const ask = async (query: RouteQueryInput<typeof getOrganizationSessions>) =>
    (await server.api.call(getOrganizationSessions, { params: inOrganization, query })).body;

  const statuses = async (project: string): Promise<Record<string, number | null>> => {
    const { groups } = await ask({
      project: [project],
      field: ["sum(session)"],
      groupBy: ["session.status"],
      statsPeriod: "1d",
    });
    return Object.fromEntries(
      groups.map(({ by, totals }) => [by["session.status"], totals?.["sum(session)"] ?? null]),
    );
  };

  test("a session counts once, as the worst that was reported of it, in whatever order", async () => {
    const { sender } = await makeProject(server.api, "once");
    const sid = randomBytes(16).toString("hex");
    const reports = [
      { init: true },
      { errors: 1 },
      { status: "crashed", errors: 2 },
      { errors: 1 },
    ];
    for (const report of reports) {
      const answer = await sender.envelope(session({ sid, ...report }));
      expect([answer.status, answer.body]).toEqual([200, {}]);
    }
    const other = randomBytes(16).toString("hex");
    await sender.envelope(session({ sid: other, status: "exited" }));
    await sender.envelope(session({ sid: other, init: true }));
    await server.settle();
    expect(await statuses("once")).toEqual({
      healthy: 1,
      errored: 0,
      unhandled: 0,
      abnormal: 0,
      crashed: 1,
    });
  });

  test("reports of one session that come together count once too", async () => {
    const { sender } = await makeProject(server.api, "together");
    const sids = Array.from({ length: 20 }, () => randomBytes(16).toString("hex"));
    await Promise.all(
      sids.flatMap((sid) =>
        [{ init: true }, { errors: 1 }, { status: "exited", errors: 1 }].map(
          async (report) => await sender.envelope(session({ sid, ...report })),
        ),
      ),
    );
    await server.settle();
    expect(await statuses("together")).toMatchObject({ healthy: 0, errored: 20, crashed: 0 });
  });

  test("rates come by release and environment, per interval and in total", async () => {
    const { sender } = await makeProject(server.api, "rates");
    const { projectId } = sender;
    for (const status of ["crashed", "ok", "exited", "ok"]) {
      await sender.envelope(session({ sid: randomBytes(16).toString("hex"), status }));
    }
    await sender.envelope(
      `{}\n{"type":"sessions"}\n${JSON.stringify({
        attrs: { release: "shop@2.1.0", environment: "staging" },
        aggregates: [
          { started: new Date().toISOString(), exited: 6, errored: 2 },
          { started: new Date().toISOString(), crashed: 2 },
        ],
      })}\n`,
    );
    await server.settle();
    const body = await ask({
      project: [projectId],
      field: ["sum(session)", "crash_free_rate(session)", "crash_rate(session)"],
      groupBy: ["release", "environment", "project"],
      statsPeriod: "24h",
      interval: "1h",
    });
    const by = { environment: "production", project: Number(projectId), release: "shop@2.0.0" };
    expect(body.groups.map((group) => ({ by: group.by, totals: group.totals }))).toEqual([
      {
        by,
        totals: {
          "sum(session)": 4,
          "crash_free_rate(session)": 0.75,
          "crash_rate(session)": 0.25,
        },
      },
      {
        by: { ...by, release: "shop@2.1.0", environment: "staging" },
        totals: { "sum(session)": 10, "crash_free_rate(session)": 0.8, "crash_rate(session)": 0.2 },
      },
    ]);
    const series = body.groups[0]?.series?.["sum(session)"] ?? [];
    expect(series).toHaveLength(body.intervals.length);
    expect(series.reduce((sum: number, count) => sum + (count ?? 0), 0)).toBe(4);
    const rates = body.groups[0]?.series?.["crash_free_rate(session)"] ?? [];
    expect(new Set(rates)).toEqual(new Set([null, 0.75]));
    const filtered = await ask({
      project: [projectId],
      field: ["sum(session)"],
      query: 'release:"shop@2.1.0" environment:staging',
    });
    expect(filtered.groups.map(({ totals }) => totals)).toEqual([{ "sum(session)": 10 }]);
  });

  test("users count once however many sessions they have, as the worst of them", async () => {
    const { sender } = await makeProject(server.api, "users");
    const { projectId } = sender;
    const report = async (did: string | undefined, status: string, errors = 0) =>
      await sender.envelope(session({ sid: randomBytes(16).toString("hex"), did, status, errors }));
    await report("kim@shop.example", "exited");
    await report("kim@shop.example", "crashed");
    await report("lee", "ok", 1);
    await report("sam", "exited");
    await report("sam", "exited");
    await report(undefined, "crashed");
    await sender.envelope(
      `{}\n{"type":"sessions"}\n${JSON.stringify({
        attrs: { release: "shop@2.1.0" },
        aggregates: [{ started: new Date().toISOString(), did: "sam", exited: 3 }],
      })}\n`,
    );
    await server.settle();
    const field = ["count_unique(user)", "crash_free_rate(user)", "errored_rate(user)"];
    const inAll = await ask({ project: [projectId], field, statsPeriod: "1d" });
    expect(inAll.groups.map(({ totals }) => totals)).toEqual([
      {
        "count_unique(user)": 3,
        "crash_free_rate(user)": 2 / 3,
        "errored_rate(user)": 2 / 3,
      },
    ]);
    const series = inAll.groups[0]?.series?.["count_unique(user)"] ?? [];
    expect(series.filter((count) => count !== 0)).toEqual([3]);
    const byRelease = await ask({
      project: [projectId],
      field: ["count_unique(user)", "sum(session)"],
      groupBy: ["release"],
      statsPeriod: "1d",
    });
    expect(byRelease.groups.map(({ by, totals }) => [by["release"], totals])).toEqual([
      ["shop@2.0.0", { "count_unique(user)": 3, "sum(session)": 6 }],
      ["shop@2.1.0", { "count_unique(user)": 1, "sum(session)": 3 }],
    ]);
    const byStatus = await ask({
      project: [projectId],
      field: ["count_unique(user)"],
      groupBy: ["session.status"],
      statsPeriod: "1d",
    });
    const users = byStatus.groups.map(({ by, totals }) => [
      by["session.status"],
      totals?.["count_unique(user)"],
    ]);
    expect(Object.fromEntries(users)).toMatchObject({ healthy: 1, errored: 1, crashed: 1 });
  });

  test("what recorded SDKs send is counted, and makes their release known with its health", async () => {
    const { sender } = await makeProject(server.api, "recorded");
    for (const name of ["browser-11-session", "node-11-session", "node-8-sessions"]) {
      expect((await sender.envelope(fixture(name))).status).toBe(200);
    }
    await server.settle();
    expect(await statuses("recorded")).toMatchObject({ healthy: 1, errored: 2 });
    const { body } = await server.api.call(getRelease, {
      params: { ...inOrganization, version: "shop-web@2.0.0" },
    });
    expect(body.projects).toMatchObject([{ slug: "recorded", hasHealthData: true, newGroups: 0 }]);
    expect(body.firstEvent).toBeNull();
  });

  test("events name releases and environments too", async () => {
    const { sender } = await makeProject(server.api, "named");
    await sender.envelope(
      toEnvelope(sampleEvent({ release: "named@3.0.0", environment: "canary" })),
    );
    await sender.envelope(
      toEnvelope(sampleEvent({ release: "named@3.0.0", environment: "canary" })),
    );
    await server.settle();
    const params = { ...inOrganization, version: "named@3.0.0" };
    const { body } = await server.api.call(getRelease, { params });
    expect(body.projects).toMatchObject([{ slug: "named", hasHealthData: false, newGroups: 1 }]);
    expect(body.firstEvent).not.toBeNull();
    const environments = await server.api.call(listEnvironments, {
      params: inOrganization,
      query: {},
    });
    expect(environments.body.map(({ name }) => name)).toContain("canary");
  });

  test.each([
    ["without a release", { attrs: {} }],
    ["of an unknown kind", { status: "sleeping" }],
    ["from weeks ago", { started: new Date(Date.now() - 14 * 86_400_000).toISOString() }],
    ["without an id", { sid: "x" }],
  ])("a session %s is counted as invalid and harms nobody", async (name, changes) => {
    const slug = name.replaceAll(" ", "-");
    const { sender } = await makeProject(server.api, slug);
    const event = sampleEvent();
    const sid = randomBytes(16).toString("hex");
    const bad = session({ sid, ...changes }).replace("{}\n", "");
    const good = session({ sid: randomBytes(16).toString("hex") }).replace("{}\n", "");
    const answer = await sender.envelope(toEnvelope(event) + bad + good);
    expect([answer.status, answer.body]).toEqual([200, { id: event.event_id }]);
    await server.settle();
    expect(await statuses(slug)).toMatchObject({ healthy: 1, errored: 0, crashed: 0 });
  });

  test("fields, groups and filters that nobody knows are refused", async () => {
    const refused = [
      { field: ["p95(duration)"] },
      { field: [] },
      { field: ["sum(session)"], groupBy: ["browser"] },
      { field: ["sum(session)"], query: "user.id:7" },
      { field: ["crash_free_rate(session)"], groupBy: ["session.status"] },
      { field: ["sum(session)"], project: ["nowhere"] },
      { field: ["sum(session)"], statsPeriod: "9000d", interval: "1h" },
    ];
    for (const query of refused) {
      const error = await ask(query).then(
        () => null,
        (refusal: unknown) => refusal,
      );
      expect(error).toBeInstanceOf(ApiError);
      expect((error as ApiError).status).toBe(400);
    }
  });
});

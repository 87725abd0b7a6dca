import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  getOrganizationStats,
  listProjectEvents,
  updateOrganization,
  updateProject,
  updateProjectKey,
} from "@vedette/contract";
import {
  type IngestAnswer,
  type IngestSender,
  makeProject,
  sampleEvent,
  startServer,
  testEngines,
  type TestServer,
  toEnvelope,
} from "@vedette/testkit";

const inOrganization = { organization: "acme" };
/** The longest window there is: no test runs across its end, but for one second a day. */
const rateLimit = { count: 2, window: 86_400 };
const session = {
  sid: "51009df99e314da0b085988fce3f7eff",
  init: true,
  started: new Date().toISOString(),
  status: "ok",
  attrs: { release: "shop@1.4.2" },
};

describe.each(testEngines())("on %s", (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ engine });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  /** A project of its own, not yet known to ingest. */
  async function openProject(slug: string) {
    const { params, key, sender } = await makeProject(server.api, slug);
    const limitKey = async (): Promise<void> => {
      await server.api.call(updateProjectKey, {
        params: { ...params, key: key.id },
        body: { rateLimit },
      });
    };
    const countStored = async (): Promise<number> =>
      (await server.api.call(listProjectEvents, { params, query: {} })).body.length;
    return { params, sender, limitKey, countStored };
  }

  const sumOf = async (project: string, outcome: string, category = "error"): Promise<number> => {
    await server.settle();
    const { body } = await server.api.call(getOrganizationStats, {
      params: inOrganization,
      query: {
        field: ["sum(quantity)"],
        project: [project],
        outcome: [outcome],
        category: [category],
        statsPeriod: "1d",
      },
    });
    return body.groups[0]?.totals?.["sum(quantity)"] ?? 0;
  };

  const expectLimited = (answer: IngestAnswer, scope: string, reason: string): void => {
    expect(answer.status).toBe(429);
    const header = answer.headers.get("x-sentry-rate-limits") ?? "";
    const [seconds, ...rest] = header.split(":");
    expect(rest.join(":")).toBe(`default;error;security:${scope}:${reason}`);
    expect(answer.headers.get("retry-after")).toBe(seconds);
    expect(Number(seconds)).toBeGreaterThan(0);
    expect(Number(seconds)).toBeLessThanOrEqual(rateLimit.window);
    expect(answer.headers.get("access-control-expose-headers")).toContain("x-sentry-rate-limits");
  };

  const sendThree = async (sender: IngestSender): Promise<IngestAnswer[]> => [
    await sender.event(sampleEvent()),
    await sender.event(sampleEvent()),
    await sender.event(sampleEvent()),
  ];

  test("a key sends as many events as its limit says, and is then told for how long to wait", async () => {
    const { sender, limitKey, countStored } = await openProject("by-key");
    await limitKey();
    const [first, second, third] = await sendThree(sender);
    expect([first?.status, second?.status]).toEqual([200, 200]);
    expect(first?.headers.get("x-sentry-rate-limits")).toBeNull();
    expectLimited(third as IngestAnswer, "key", "key_quota");
    expect(await countStored()).toBe(2);
    expect(await sumOf("by-key", "rate_limited")).toBe(1);
    expect(await sumOf("by-key", "accepted")).toBe(2);
  });

  test("the store endpoint is under the same limit", async () => {
    const { sender, limitKey, countStored } = await openProject("by-store");
    await limitKey();
    const path = `/api/${sender.projectId}/store/?sentry_key=${sender.publicKey}`;
    const answers = [];
    for (let at = 0; at < 3; at++)
      answers.push(await sender.post(path, JSON.stringify(sampleEvent())));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expectLimited(answers[2] as IngestAnswer, "key", "key_quota");
    expect(await countStored()).toBe(2);
  });

  test("all keys of a project share its limit", async () => {
    const { params, sender } = await openProject("by-project");
    await server.api.call(updateProject, { params, body: { rateLimit } });
    const [first, second, third] = await sendThree(sender);
    expect([first?.status, second?.status]).toEqual([200, 200]);
    expectLimited(third as IngestAnswer, "project", "project_quota");
  });

  test("what is not limited is kept beside what is, and the answer tells of the limit", async () => {
    const { sender, limitKey, countStored } = await openProject("in-parts");
    await limitKey();
    await sendThree(sender);
    const items = `{"type":"session"}\n${JSON.stringify(session)}\n`;
    const answer = await sender.envelope(toEnvelope(sampleEvent()) + items);
    expectLimited(answer, "key", "key_quota");
    expect(await countStored()).toBe(2);
    expect(await sumOf("in-parts", "accepted", "session")).toBe(1);
    expect(await sumOf("in-parts", "rate_limited")).toBe(2);
  });

  test("sessions and feedback go through while events are limited", async () => {
    const { sender, limitKey } = await openProject("unlimited");
    await limitKey();
    await sendThree(sender);
    const answer = await sender.envelope(`{}\n{"type":"session"}\n${JSON.stringify(session)}\n`);
    expect([answer.status, answer.body]).toEqual([200, {}]);
    const feedback = { contexts: { feedback: { message: "It does not add up" } } };
    const said = await sender.envelope(`{}\n{"type":"feedback"}\n${JSON.stringify(feedback)}\n`);
    expect(said.status).toBe(200);
  });

  test("browsers of other domains than the allowed are refused and counted", async () => {
    const { params, sender, countStored } = await openProject("domains");
    await server.api.call(updateProject, { params, body: { allowedDomains: ["*.acme.example"] } });
    const send = async (headers: Record<string, string>) =>
      await sender.envelope(toEnvelope(sampleEvent()), headers);
    expect((await send({ origin: "https://shop.acme.example" })).status).toBe(200);
    expect((await send({ referer: "https://shop.acme.example/cart?x=1" })).status).toBe(200);
    expect((await send({})).status).toBe(200);
    for (const headers of [
      { origin: "https://acme.example.evil.example" },
      { origin: "null" },
      { referer: "https://evil.example/acme.example" },
    ]) {
      const answer = await send(headers);
      expect([answer.status, answer.body]).toEqual([403, { detail: "invalid origin" }]);
      expect(answer.headers.get("x-sentry-error")).toBe("invalid origin");
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    }
    expect(await countStored()).toBe(3);
    expect(await sumOf("domains", "filtered")).toBe(3);
  });

  test("all projects of an organization share its limit", async () => {
    const { sender } = await openProject("one-of-many");
    const { sender: other } = await openProject("another-of-many");
    await server.api.call(updateOrganization, { params: inOrganization, body: { rateLimit } });
    expect((await sender.event(sampleEvent())).status).toBe(200);
    expect((await other.event(sampleEvent())).status).toBe(200);
    expectLimited(await sender.event(sampleEvent()), "organization", "org_quota");
    expectLimited(await other.event(sampleEvent()), "organization", "org_quota");
    await server.api.call(updateOrganization, {
      params: inOrganization,
      body: { rateLimit: null },
    });
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getProjectEvent, listIssues } from "@vedette/contract";
import {
  type IngestAnswer,
  ingestSender,
  makeProject,
  sampleEvent,
  startServer,
  testEngines,
  type TestServer,
  toException,
} from "@vedette/testkit";
import {
  accepted,
  type IngestWorld,
  inOrganization,
  seen,
  startIngestWorld,
} from "./ingest-world.ts";

describe.each(testEngines())("on %s", (engine) => {
  let world: IngestWorld;
  beforeAll(async () => {
    world = await startIngestWorld(engine);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
  });

  const postEnvelope = async (body: string): Promise<IngestAnswer> =>
    await world.sender.post(world.envelopePath + world.query, body);

  test("a preflight of any origin is answered", async () => {
    for (const path of [world.envelopePath, world.storePath]) {
      const { ok, headers } = await fetch(world.server.url + path, {
        method: "OPTIONS",
        headers: {
          origin: "https://shop.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": "x-sentry-auth, content-encoding",
        },
      });
      expect(ok).toBe(true);
      expect(headers.get("access-control-allow-origin")).toBe("*");
      expect(headers.get("access-control-allow-credentials")).toBeNull();
      expect(headers.get("access-control-allow-methods")).toContain("POST");
      expect(headers.get("access-control-allow-headers")).toMatch(
        /x-sentry-auth.*content-encoding/,
      );
      expect(headers.get("access-control-max-age")).toBe("3600");
    }
  });

  test("items nobody knows are counted, and the event beside them is stored", async () => {
    const event = sampleEvent();
    const lines = [
      '{"type":"telepathy"}\nthoughts',
      '{"type":"session"}\n{}',
      '{"type":"attachment","length":3}\na\nb',
      `{"type":"event"}\n${JSON.stringify(event)}`,
      '{"type":"telepathy"}\nmore thoughts',
    ];
    const before = await countOutcomes(world.server);
    const answer = await postEnvelope(`{}\n${lines.join("\n")}`);
    expect(seen(answer)).toEqual(accepted(event.event_id));
    expect(await world.isStored(event.event_id)).toBe(true);
    expect(difference(before, await countOutcomes(world.server))).toEqual({
      "attachment accepted ": 1,
      "default dropped unknown_item": 2,
      "error accepted ": 1,
      // Without an id or a start it is no session.
      "session invalid malformed": 1,
    });
  });

  test("an envelope without an event is answered with an empty object", async () => {
    const items = ['{"type":"session"}\n{}\n', '{"type":"telepathy"}\n'];
    for (const body of ["{}", "{}\n", ...items.map((item) => `{}\n${item}`)]) {
      const answer = await postEnvelope(body);
      expect([answer.status, answer.body]).toEqual([200, {}]);
    }
  });

  test("the same event again is answered the same and counted once", async () => {
    const { server, sender } = world;
    const event = sampleEvent({ exception: { values: [toException("Error", "only once")] } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => sender.event(event)));
    for (const answer of answers) expect(seen(answer)).toEqual(accepted(event.event_id));
    const dashed = event.event_id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    const again = await sender.event({ ...event, event_id: dashed.toUpperCase() });
    expect(seen(again)).toEqual(accepted(event.event_id));
    const query = { query: "only once" };
    const { body: issues } = await server.api.call(listIssues, { params: inOrganization, query });
    expect(issues.map(({ count }) => count)).toEqual(["1"]);
  });

  test("the same id in another project is another event", async () => {
    const { api } = world.server;
    const event = sampleEvent();
    await world.sender.event(event);
    const { sender } = await makeProject(api, "second");
    const answer = await sender.event(event);
    expect(seen(answer)).toEqual(accepted(event.event_id));
    expect(await world.isStored(event.event_id)).toBe(true);
    expect(await world.isStored(event.event_id, "second")).toBe(true);
  });

  test("what is malformed does no harm to its neighbours in the same batch", async () => {
    const good = Array.from({ length: 60 }, () => sampleEvent());
    const posts = good.flatMap((event, at) => [
      world.sender.event(event),
      postEnvelope(`{}\n{"type":"event"}\n${poison[at % poison.length]}\n`),
    ]);
    const statuses = (await Promise.all(posts)).map(({ status }) => status);
    expect(new Set(statuses.filter((_, at) => at % 2 === 0))).toEqual(new Set([200]));
    expect(new Set(statuses).difference(new Set([200, 400]))).toEqual(new Set());
    for (const { event_id } of good) expect(await world.isStored(event_id)).toBe(true);
  });

  test("a full queue answers 429 with both headers, and what got 200 is there", async () => {
    await using small = await startServer({ engine, env: { VEDETTE_QUEUE_LIMIT: "1" } });
    const sender = ingestSender(small.made.dsn);
    const refused: IngestAnswer[] = [];
    const taken: string[] = [];
    // Twenty at once do not all find the one place free.
    for (let round = 0; round < 50 && refused.length === 0; round++) {
      const events = Array.from({ length: 20 }, () => sampleEvent());
      const answers = await Promise.all(events.map((event) => sender.event(event)));
      refused.push(...answers.filter(({ status }) => status !== 200));
      const isTaken = (_: unknown, at: number): boolean => answers[at]?.status === 200;
      taken.push(...events.filter(isTaken).map(({ event_id }) => event_id));
    }
    const [answer] = refused;
    expect(answer?.status).toBe(429);
    expect(answer?.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
    const limits = answer?.headers.get("x-sentry-rate-limits");
    expect(limits).toMatch(/^[1-9]\d*::organization(:\w+)?$/);
    expect(answer?.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer?.body).toHaveProperty("detail");
    expect(taken.length).toBeGreaterThan(0);
    for (const eventId of taken) {
      const params = { ...inOrganization, project: "shop", event: eventId };
      expect((await small.api.call(getProjectEvent, { params })).body.eventID).toBe(eventId);
    }
  });
});

const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;

/** Payloads that are no events, or hardly. */
const poison = [
  "[]",
  "null",
  '"text"',
  "{oops",
  `{"extra":${deep}}`,
  '{"message":"\\u0000\\ud800","tags":{"\\u0000":"\\udfff"}}',
  '{"timestamp":1e308,"level":{},"exception":[[[]]],"user":"x","tags":[[],[1],{}]}',
];

/** What was counted for the project so far, by category, outcome and reason. */
async function countOutcomes(server: TestServer): Promise<Map<string, number>> {
  // Refusals are counted without their senders waiting for it.
  await server.settle();
  const rows = await server.running.instance.storage.db
    .selectFrom("outcomes")
    .selectAll()
    .where("project_id", "=", Number(server.made.project.id))
    .execute();
  return new Map(
    rows.map(({ category, outcome, reason, quantity }) => [
      `${category} ${outcome} ${reason}`,
      quantity,
    ]),
  );
}

function difference(
  before: Map<string, number>,
  after: Map<string, number>,
): Record<string, number> {
  return Object.fromEntries(
    [...after]
      .map(([key, count]): [string, number] => [key, count - (before.get(key) ?? 0)])
      .filter(([, count]) => count !== 0),
  );
}

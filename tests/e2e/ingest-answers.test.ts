import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProject, getProjectEvent, listIssues, listProjectKeys } from "@vedette/contract";
import {
  type IngestAnswer,
  type IngestSender,
  ingestSender,
  sampleEvent,
  startServer,
  testEngines,
  type TestServer,
  toEnvelope,
  toException,
} from "@vedette/testkit";

const maxEventBytes = 64 * 1024;
const limits = { VEDETTE_MAX_EVENT_BYTES: "64KiB", VEDETTE_MAX_ENVELOPE_BYTES: "256KiB" };
const inOrganization = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  let server: TestServer;
  let sender: IngestSender;
  let envelopePath: string;
  let storePath: string;
  beforeAll(async () => {
    server = await startServer({ engine, env: limits });
    sender = ingestSender(server.made.dsn);
    envelopePath = `/api/${sender.projectId}/envelope/`;
    storePath = `/api/${sender.projectId}/store/`;
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  const isStored = async (eventId: string, project = "shop"): Promise<boolean> => {
    const params = { ...inOrganization, project, event: eventId };
    return await server.api.call(getProjectEvent, { params }).then(
      ({ body }) => body.eventID === eventId,
      () => false,
    );
  };

  const expectStored = async (answer: IngestAnswer, eventId: string): Promise<void> => {
    expect([answer.status, answer.body]).toEqual([200, { id: eventId }]);
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(await isStored(eventId)).toBe(true);
  };

  const expectRefused = (answer: IngestAnswer, status: number, detail: RegExp): void => {
    expect([answer.status, answer.body]).toEqual([
      status,
      expect.objectContaining({ detail: expect.stringMatching(detail) }),
    ]);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("access-control-expose-headers")).toContain("x-sentry-error");
    expect(answer.headers.get("x-sentry-error")).toMatch(detail);
  };

  describe("a body may be compressed", () => {
    const codings: [string, (text: string) => Uint8Array<ArrayBuffer>][] = [
      ["gzip", (text) => Uint8Array.from(gzipSync(text))],
      ["x-gzip", (text) => Uint8Array.from(gzipSync(text))],
      ["deflate", (text) => Uint8Array.from(deflateSync(text))],
      ["deflate", (text) => Uint8Array.from(deflateRawSync(text))],
      ["br", (text) => Uint8Array.from(brotliCompressSync(text))],
      ["zstd", (text) => Uint8Array.from(zstdCompressSync(text))],
      ["identity", (text) => Uint8Array.from(Buffer.from(text))],
    ];

    test.each(codings)("with %s", async (coding, compress) => {
      const event = sampleEvent({ extra: { rows: "a row; ".repeat(2000) } });
      const query = `?sentry_key=${sender.publicKey}`;
      const headers = { "content-encoding": coding };
      const answer = await sender.post(envelopePath + query, compress(toEnvelope(event)), headers);
      await expectStored(answer, event.event_id);
    });

    test("as old SDKs do for the store endpoint: base64 of zlib, saying nothing of it", async () => {
      const event = sampleEvent();
      const query = `?sentry_key=${sender.publicKey}`;
      for (const bytes of [
        Buffer.from(JSON.stringify(event)),
        deflateSync(JSON.stringify(event)),
      ]) {
        const answer = await sender.post(storePath + query, bytes.toString("base64"));
        await expectStored(answer, event.event_id);
      }
    });

    test("but not with what nobody knows, nor with what is not what it says", async () => {
      const query = `?sentry_key=${sender.publicKey}`;
      const body = toEnvelope(sampleEvent());
      const send = async (coding: string) =>
        await sender.post(envelopePath + query, body, { "content-encoding": coding });
      expectRefused(await send("lzma"), 415, /unsupported content encoding/);
      expectRefused(await send("gzip"), 400, /not valid gzip/);
    });

    test("and a bomb is refused with 413", async () => {
      const query = `?sentry_key=${sender.publicKey}`;
      const bomb = Uint8Array.from(gzipSync(Buffer.alloc(50_000_000)));
      const answer = await sender.post(envelopePath + query, bomb, { "content-encoding": "gzip" });
      expectRefused(answer, 413, /larger than/);
    });
  });

  describe("what cannot be read is refused, with words", () => {
    test.each([
      ["nothing", "", /malformed envelope/],
      ["no JSON", "hello", /malformed envelope/],
      ["an item header that is no JSON", "{}\nhello\n{}\n", /malformed envelope/],
      ["an item without a type", "{}\n{}\n{}\n", /malformed envelope/],
      ["a length beyond the end", '{}\n{"type":"event","length":99}\n{}\n', /malformed envelope/],
      ["an event that is no object", '{}\n{"type":"event"}\n[1,2]\n', /invalid event payload/],
      ["an event that is no JSON", '{}\n{"type":"event"}\n{oops\n', /invalid event payload/],
    ])("%s in an envelope", async (_name, body, detail) => {
      const answer = await sender.post(`${envelopePath}?sentry_key=${sender.publicKey}`, body);
      expectRefused(answer, 400, detail);
      expect(answer.body).toHaveProperty("causes", [expect.any(String)]);
    });

    test.each([
      ["nothing", ""],
      ["no JSON", "hello there"],
      ["half of it", '{"message":'],
      ["an id that is no id", '{"event_id":"seven"}'],
    ])("%s at the store endpoint", async (_name, body) => {
      const answer = await sender.post(`${storePath}?sentry_key=${sender.publicKey}`, body);
      expectRefused(answer, 400, /./);
    });

    test("an event above the limit, and an envelope above its own", async () => {
      const query = `?sentry_key=${sender.publicKey}`;
      const event = sampleEvent({ extra: { text: "x".repeat(maxEventBytes) } });
      expectRefused(await sender.post(envelopePath + query, toEnvelope(event)), 413, /larger than/);
      expectRefused(await sender.post(storePath + query, JSON.stringify(event)), 413, /size limit/);
      const envelope = `{}\n{"type":"attachment"}\n${"x".repeat(300 * 1024)}\n`;
      expectRefused(await sender.post(envelopePath + query, envelope), 413, /large/);
      expect(await isStored(event.event_id)).toBe(false);
    });

    test("a path that is none, with 404", async () => {
      const answer = await sender.post(`/api/${sender.projectId}/nowhere/`, "{}");
      expect([answer.status, answer.body]).toEqual([404, { detail: expect.any(String) }]);
    });
  });

  test("a preflight of any origin is answered", async () => {
    for (const path of [envelopePath, storePath]) {
      const answer = await fetch(server.url + path, {
        method: "OPTIONS",
        headers: {
          origin: "https://shop.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": "x-sentry-auth, content-encoding",
        },
      });
      expect(answer.ok).toBe(true);
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
      expect(answer.headers.get("access-control-allow-methods")).toContain("POST");
      expect(answer.headers.get("access-control-allow-headers")).toMatch(
        /x-sentry-auth.*content-encoding/,
      );
      expect(answer.headers.get("access-control-max-age")).toBe("3600");
    }
  });

  test("items nobody knows are counted, and the event beside them is stored", async () => {
    const event = sampleEvent();
    const lines = [
      '{"type":"telepathy"}\nthoughts',
      '{"type":"span","item_count":1}\n{}',
      '{"type":"replay_recording","length":3}\na\nb',
      '{"type":"session"}\n{}',
      `{"type":"event"}\n${JSON.stringify(event)}`,
      '{"type":"telepathy"}\nmore thoughts',
    ];
    const query = `?sentry_key=${sender.publicKey}`;
    const before = await countOutcomes(server);
    const answer = await sender.post(envelopePath + query, `{}\n${lines.join("\n")}`);
    await expectStored(answer, event.event_id);
    expect(difference(before, await countOutcomes(server))).toEqual({
      "default dropped unknown_item": 2,
      "error accepted ": 1,
      "replay dropped not_kept": 1,
      "session invalid malformed": 1,
      "span dropped not_kept": 1,
    });
  });

  test("an envelope without an event is answered with an empty object", async () => {
    const query = `?sentry_key=${sender.publicKey}`;
    for (const body of [
      "{}",
      "{}\n",
      '{}\n{"type":"session"}\n{}\n',
      '{}\n{"type":"telepathy"}\n',
    ]) {
      const { status, body: answer } = await sender.post(envelopePath + query, body);
      expect([status, answer]).toEqual([200, {}]);
    }
  });

  test("the same event again is answered the same and counted once; in another project it is another", async () => {
    const event = sampleEvent({ exception: { values: [toException("Error", "only once")] } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => sender.event(event)));
    for (const { status, body } of answers)
      expect([status, body]).toEqual([200, { id: event.event_id }]);
    const dashed = event.event_id
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
      .toUpperCase();
    expect((await sender.event({ ...event, event_id: dashed })).body).toEqual({
      id: event.event_id,
    });
    const query = { query: "only once" };
    const { body: issues } = await server.api.call(listIssues, { params: inOrganization, query });
    expect(issues.map(({ count }) => count)).toEqual(["1"]);

    await server.api.call(createProject, {
      params: inOrganization,
      body: { name: "Second", slug: "second" },
    });
    const params = { ...inOrganization, project: "second" };
    const [key] = (await server.api.call(listProjectKeys, { params })).body;
    expect((await ingestSender(key?.dsn.public ?? "").event(event)).status).toBe(200);
    expect(await isStored(event.event_id, "second")).toBe(true);
  });

  test("what is malformed does no harm to its neighbours in the same batch", async () => {
    const good = Array.from({ length: 60 }, () => sampleEvent());
    const query = `?sentry_key=${sender.publicKey}`;
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const poison = [
      "[]",
      "null",
      '"text"',
      "{oops",
      `{"extra":${deep}}`,
      '{"message":"\\u0000\\ud800","tags":{"\\u0000":"\\udfff"}}',
      `{"timestamp":1e308,"level":{},"exception":[[[]]],"user":"x","tags":[[],[1],{}]}`,
    ];
    const posts = good.flatMap((event, at) => [
      sender.event(event),
      sender.post(envelopePath + query, `{}\n{"type":"event"}\n${poison[at % poison.length]}\n`),
    ]);
    const answers = await Promise.all(posts);
    const [goodAnswers, poisonAnswers] = [0, 1].map((rest) =>
      answers.filter((_, at) => at % 2 === rest),
    );
    expect(new Set(goodAnswers?.map(({ status }) => status))).toEqual(new Set([200]));
    for (const { status } of poisonAnswers ?? []) expect([200, 400]).toContain(status);
    for (const { event_id } of good) expect(await isStored(event_id)).toBe(true);
  });

  test("a full queue answers 429 with both headers, and what got 200 is there", async () => {
    await using small = await startServer({ engine, env: { VEDETTE_QUEUE_LIMIT: "1" } });
    const smallSender = ingestSender(small.made.dsn);
    const refused: IngestAnswer[] = [];
    const accepted: string[] = [];
    // Twenty at once do not all find the one place free.
    for (let round = 0; round < 50 && refused.length === 0; round++) {
      const events = Array.from({ length: 20 }, () => sampleEvent());
      const answers = await Promise.all(events.map((event) => smallSender.event(event)));
      refused.push(...answers.filter(({ status }) => status !== 200));
      accepted.push(
        ...events.filter((_, at) => answers[at]?.status === 200).map(({ event_id }) => event_id),
      );
    }
    const [answer] = refused;
    if (!answer) throw new Error("nothing was refused");
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
    expect(answer.headers.get("x-sentry-rate-limits")).toMatch(/^[1-9]\d*::organization(:\w+)?$/);
    expect(answer.headers.get("access-control-expose-headers")).toMatch(
      /x-sentry-rate-limits.*retry-after/,
    );
    expect(answer.body).toHaveProperty("detail");
    expect(accepted.length).toBeGreaterThan(0);
    for (const eventId of accepted) {
      const params = { ...inOrganization, project: "shop", event: eventId };
      expect((await small.api.call(getProjectEvent, { params })).body.eventID).toBe(eventId);
    }
  });
});

/** What was counted for the project so far, by category, outcome and reason. */
async function countOutcomes({ running, made, settle }: TestServer): Promise<Map<string, number>> {
  // Nobody waits for the count of a refusal.
  await settle();
  const rows = await running.instance.storage.db
    .selectFrom("outcomes")
    .selectAll()
    .where("project_id", "=", Number(made.project.id))
    .execute();
  const sums = new Map<string, number>();
  for (const { category, outcome, reason, quantity } of rows) {
    const key = `${category} ${outcome} ${reason}`;
    sums.set(key, (sums.get(key) ?? 0) + quantity);
  }
  return sums;
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

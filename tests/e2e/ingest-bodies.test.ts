import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleEvent, testEngines, toEnvelope } from "@vedette/testkit";
import {
  accepted,
  type IngestWorld,
  maxEventBytes,
  refusal,
  seen,
  startIngestWorld,
} from "./ingest-world.ts";

const codings: [name: string, compress: (text: string) => Buffer][] = [
  ["gzip", (text) => gzipSync(text)],
  ["x-gzip", (text) => gzipSync(text)],
  ["deflate", (text) => deflateSync(text)],
  ["deflate", (text) => deflateRawSync(text)],
  ["br", (text) => brotliCompressSync(text)],
  ["zstd", (text) => zstdCompressSync(text)],
  ["identity", (text) => Buffer.from(text)],
];

describe.each(testEngines())("on %s", (engine) => {
  let world: IngestWorld;
  beforeAll(async () => {
    world = await startIngestWorld(engine);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
  });

  const postEnvelope = async (body: string | Uint8Array, coding?: string) => {
    const { sender, envelopePath, query } = world;
    const headers = coding === undefined ? {} : { "content-encoding": coding };
    const bytes = typeof body === "string" ? body : Uint8Array.from(body);
    return await sender.post(envelopePath + query, bytes, headers);
  };
  const postStore = async (body: string) =>
    await world.sender.post(world.storePath + world.query, body);

  describe("a body may be compressed", () => {
    test.each(codings)("with %s", async (coding, compress) => {
      const event = sampleEvent({ extra: { rows: "a row; ".repeat(2000) } });
      const answer = await postEnvelope(compress(toEnvelope(event)), coding);
      expect(seen(answer)).toEqual(accepted(event.event_id));
      expect(await world.isStored(event.event_id)).toBe(true);
    });

    test("as old SDKs do for the store endpoint: base64 of zlib, saying nothing of it", async () => {
      const plain = sampleEvent();
      const asBase64 = await postStore(Buffer.from(JSON.stringify(plain)).toString("base64"));
      expect(seen(asBase64)).toEqual(accepted(plain.event_id));
      const small = sampleEvent();
      const inflated = await postStore(deflateSync(JSON.stringify(small)).toString("base64"));
      expect(seen(inflated)).toEqual(accepted(small.event_id));
      expect(await world.isStored(plain.event_id)).toBe(true);
      expect(await world.isStored(small.event_id)).toBe(true);
    });

    test("but not with what nobody knows, nor with what is not what it says", async () => {
      const body = toEnvelope(sampleEvent());
      const unknown = await postEnvelope(body, "lzma");
      expect(seen(unknown)).toEqual(refusal(415, /unsupported content encoding/));
      const wrong = await postEnvelope(body, "gzip");
      expect(seen(wrong)).toEqual(refusal(400, /not valid gzip/));
    });

    test("and a bomb is refused with 413", async () => {
      const bomb = await postEnvelope(gzipSync(Buffer.alloc(50_000_000)), "gzip");
      expect(seen(bomb)).toEqual(refusal(413, /larger than/));
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
      const answer = await postEnvelope(body);
      expect(seen(answer)).toEqual(refusal(400, detail));
      expect(answer.body).toHaveProperty("causes", [expect.any(String)]);
    });

    test.each([
      ["nothing", ""],
      ["no JSON", "hello there"],
      ["half of it", '{"message":'],
      ["an id that is no id", '{"event_id":"seven"}'],
    ])("%s at the store endpoint", async (_name, body) => {
      expect(seen(await postStore(body))).toEqual(refusal(400, /\w+/));
    });

    test("an event above the limit, and an envelope above its own", async () => {
      const event = sampleEvent({ extra: { text: "x".repeat(maxEventBytes) } });
      const tooLarge = refusal(413, /larger than|exceeds/);
      expect(seen(await postEnvelope(toEnvelope(event)))).toEqual(tooLarge);
      expect(seen(await postStore(JSON.stringify(event)))).toEqual(tooLarge);
      expect(await world.isStored(event.event_id)).toBe(false);
      const attachment = `{}\n{"type":"attachment"}\n${"x".repeat(5 * maxEventBytes)}\n`;
      expect(seen(await postEnvelope(attachment))).toEqual(refusal(413, /large/));
    });

    test("a path that is none, with 404", async () => {
      const answer = await world.sender.post(`/api/${world.sender.projectId}/nowhere/`, "{}");
      expect([answer.status, answer.body]).toEqual([404, { detail: expect.any(String) }]);
    });
  });
});

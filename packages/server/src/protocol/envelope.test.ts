import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEnvelope, type Envelope } from "./index.ts";

const FIXTURES = new URL("../../../../tests/fixtures/envelopes/", import.meta.url);
const recorded = readdirSync(FIXTURES).filter((name) => name.endsWith(".envelope"));

const parse = (text: string): Envelope => parseEnvelope(Buffer.from(text, "latin1"));

function itemsOf(envelope: Envelope): [type: string, payload: string][] {
  if (!envelope.ok) throw new Error(`${envelope.detail}: ${envelope.causes.join()}`);
  return envelope.items.map((item) => [item.type, Buffer.from(item.payload).toString("latin1")]);
}

describe("framing", () => {
  test.each<[how: string, text: string, items: [string, string][]]>([
    ["a header alone", "{}", []],
    ["a header and its line feed", "{}\n", []],
    ["an item without a length", '{}\n{"type":"event"}\n{"a":1}\n', [["event", '{"a":1}']]],
    ["an item at the end of input", '{}\n{"type":"event"}\n{"a":1}', [["event", '{"a":1}']]],
    ["an item with a length", '{}\n{"type":"event","length":7}\n{"a":1}\n', [["event", '{"a":1}']]],
    [
      "a length up to the end of input",
      '{}\n{"type":"event","length":7}\n{"a":1}',
      [["event", '{"a":1}']],
    ],
    [
      "a binary payload with line feeds",
      '{}\n{"type":"attachment","length":6}\n\n\xff{\r\n\n\n{"type":"event"}\n{}\n',
      [
        ["attachment", "\n\xff{\r\n\n"],
        ["event", "{}"],
      ],
    ],
    [
      "an empty payload",
      '{}\n{"type":"attachment","length":0}\n\n{"type":"event"}\n{}',
      [
        ["attachment", ""],
        ["event", "{}"],
      ],
    ],
    [
      "an empty payload at the end of input",
      '{}\n{"type":"attachment","length":0}',
      [["attachment", ""]],
    ],
    [
      "blank lines between items",
      '{}\n\n\n{"type":"a"}\n1\n\n\r\n{"type":"b"}\n2\n\n',
      [
        ["a", "1"],
        ["b", "2"],
      ],
    ],
    ["CR before LF, which belongs to the line", '{}\r\n{"type":"a"}\r\n1\r\n', [["a", "1\r"]]],
    ["an unknown type", '{}\n{"type":"from_the_future"}\nx', [["from_the_future", "x"]]],
  ])("takes %s", (_how, text, items) => {
    expect(itemsOf(parse(text))).toEqual(items);
  });

  test.each([
    ["nothing", ""],
    ["a line feed", "\n"],
    ["a header that is no JSON", "hello\n"],
    ["a header that is a list", "[]\n"],
    ["an item header that is no JSON", "{}\nhello\n{}"],
    ["an item header without a type", '{}\n{"length":2}\n{}'],
    ["an item type that is no text", '{}\n{"type":7}\n{}'],
    ["a length beyond the end", '{}\n{"type":"event","length":3}\n{}'],
    ["a length before the end of the line", '{}\n{"type":"event","length":1}\n{}\n'],
    ["a negative length", '{}\n{"type":"event","length":-1}\n{}'],
    ["a length with a fraction", '{}\n{"type":"event","length":1.5}\n{}'],
    ["a length as text", '{}\n{"type":"event","length":"2"}\n{}'],
    ["a header nested too deep", `{"a":${"[".repeat(300)}${"]".repeat(300)}}\n`],
    ["thousands of items", `{}\n${'{"type":"x"}\n\n'.repeat(2000)}`],
  ])("refuses %s", (_what, text) => {
    const envelope = parse(text);
    expect(envelope).toMatchObject({ ok: false, detail: "malformed envelope" });
    expect(!envelope.ok && envelope.causes).toHaveLength(1);
  });

  test("payloads are views of the request's bytes", () => {
    const bytes = Buffer.from('{}\n{"type":"event"}\n{}');
    const envelope = parseEnvelope(bytes);
    expect(envelope.ok && envelope.items[0]?.payload.buffer).toBe(bytes.buffer);
  });
});

describe("the header", () => {
  test("keeps what it does not know", () => {
    expect(parse('{"sent_at":"2026-11-21T00:00:00Z","odd":[1]}')).toMatchObject({
      header: { sent_at: "2026-11-21T00:00:00Z", odd: [1] },
    });
  });

  test("gives its event id without dashes", () => {
    const envelope = parse('{"event_id":"C0FFEE00-c0ff-ee00-c0ff-ee00c0ffee01"}');
    expect(envelope).toMatchObject({ header: { event_id: "c0ffee00c0ffee00c0ffee00c0ffee01" } });
  });

  test("loses an event id that is none", () => {
    expect(parse('{"event_id":"nonsense"}')).toEqual({ ok: true, header: {}, items: [] });
  });
});

describe("recorded envelopes", () => {
  test.each(recorded)("%s is taken apart", (name) => {
    const envelope = parseEnvelope(readFileSync(new URL(name, FIXTURES)));
    expect(envelope.ok && envelope.items.length).toBeGreaterThan(0);
  });

  test("the attachment of one holds its line feeds", () => {
    const envelope = parseEnvelope(readFileSync(new URL("node-10-attachment.envelope", FIXTURES)));
    const attachment = envelope.ok && envelope.items.find((item) => item.type === "attachment");
    expect(attachment && [...attachment.payload]).toEqual([0, 10, 255, 10, 123]);
    expect(attachment && attachment.header["filename"]).toBe("state.bin");
  });
});

describe("whatever comes", () => {
  const item = fc.record({
    type: fc.constantFrom("event", "attachment", "log", "later"),
    payload: fc.uint8Array({ maxLength: 60 }),
  });

  test("what is framed with lengths is read back byte for byte", () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 5 }), fc.boolean(), (items, endsWithLineFeed) => {
        const parts = items.flatMap(({ type, payload }) => [
          Buffer.from(`\n${JSON.stringify({ type, length: payload.length })}\n`),
          payload,
        ]);
        const bytes = Buffer.concat([
          Buffer.from("{}"),
          ...parts,
          Buffer.from(endsWithLineFeed ? "\n" : ""),
        ]);
        const envelope = parseEnvelope(bytes);
        expect(
          envelope.ok && envelope.items.map(({ type, payload }) => [type, ...payload]),
        ).toEqual(items.map(({ type, payload }) => [type, ...payload]));
      }),
    );
  });

  test("any bytes are judged without an exception", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof parseEnvelope(bytes).ok).toBe("boolean");
      }),
    );
  });

  test("a damaged recording is judged without an exception", () => {
    const files = recorded.map((name) => readFileSync(new URL(name, FIXTURES)));
    const damage = fc.array(fc.tuple(fc.nat(20_000), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...files), damage, fc.nat(20_000), (file, changes, length) => {
        const bytes = Uint8Array.from(file.subarray(0, 1 + (length % file.length)));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const envelope = parseEnvelope(bytes);
        const isSound = envelope.ok
          ? envelope.items.every(({ payload }) => payload.buffer === bytes.buffer)
          : envelope.causes.length === 1;
        expect(isSound).toBe(true);
      }),
    );
  });
});

import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEnvelope, parseTimestamp } from "../../protocol/index.ts";
import { normalize, UnprocessableEvent } from "./index.ts";
import { normalizeSent, rawEvent, RECEIVED_AT } from "./sent-event.fixture.ts";

const FIXTURES = new URL("../../../../../tests/fixtures/envelopes/", import.meta.url);

const recorded = readdirSync(FIXTURES)
  .filter((name) => name.endsWith(".envelope"))
  .flatMap((name) => {
    const envelope = parseEnvelope(readFileSync(new URL(name, FIXTURES)));
    if (!envelope.ok) throw new Error(`${name}: ${envelope.causes.join()}`);
    const sentAt = parseTimestamp(envelope.header["sent_at"]) ?? null;
    return envelope.items
      .filter((item) => item.type === "event" || item.type === "feedback")
      .map((item) => ({ name, payload: item.payload, sentAt }));
  });

describe("the payload", () => {
  test.each(["", "hello", "[1]", "42", "null", '"text"', '{"a":', "\u0000"])(
    "%j is refused, for it is no JSON object",
    (payload) => {
      expect(() => normalizeSent(payload)).toThrow(UnprocessableEvent);
    },
  );

  test("is never quoted in the refusal", () => {
    expect(() => normalizeSent('{"password":"hunter2"')).toThrow(/^The event is not valid JSON\.$/);
  });

  test("an empty object is an event all the same", () => {
    expect(normalizeSent({})).toEqual({
      event_id: "c0ffee00c0ffee00c0ffee00c0ffee01",
      type: "default",
      platform: "other",
      level: "error",
      timestamp: RECEIVED_AT / 1000,
      received: RECEIVED_AT / 1000,
      tags: [],
    });
  });

  test("may start with a byte order mark and hold bytes that are not UTF-8", () => {
    const payload = Buffer.concat([
      Buffer.from('\uFEFF{"message":"a'),
      Buffer.from([0xff]),
      Buffer.from('"}'),
    ]);
    expect(normalize(rawEvent({}, { payload })).logentry).toEqual({ formatted: "a\uFFFD" });
  });

  test.each([
    [String.raw`a\u0000b`, "ab"],
    [String.raw`a\\u0000b`, String.raw`a\u0000b`],
    [String.raw`\ud83d\ude00`, "😀"],
    [String.raw`\ud83d!`, "\uFFFD!"],
    [String.raw`\ude00\ud83d`, "\uFFFD\uFFFD"],
    [String.raw`\ud83d\u0000\ude00`, "\uFFFD\uFFFD"],
    [String.raw`\\ud83d\n`, "\\ud83d\n"],
  ])("the text %s loses NUL and lone surrogates", (escaped, text) => {
    expect(normalizeSent(`{"message":"${escaped}"}`).logentry).toEqual({ formatted: text });
  });
});

describe("what the client may not say", () => {
  test("its event id, project, receive time, key and type are ours", () => {
    const event = normalizeSent({
      event_id: "f".repeat(32),
      project: 99,
      received: 1,
      key_id: "3",
      type: "error",
    });
    expect(event.event_id).toBe("c0ffee00c0ffee00c0ffee00c0ffee01");
    expect(event.received).toBe(RECEIVED_AT / 1000);
    expect(event.type).toBe("default");
    expect(event).not.toHaveProperty("project");
    expect(event).not.toHaveProperty("key_id");
  });

  test.each([
    [{ exception: [{ type: "E", value: "x" }] }, "error"],
    [{ message: "x" }, "default"],
    [{ message: "x", stacktrace: { frames: [{ function: "f" }] } }, "default"],
    [{ csp: { effective_directive: "img-src" } }, "csp"],
    [{ type: "transaction" }, "transaction"],
    [{ type: "feedback", contexts: { feedback: { message: "x" } } }, "feedback"],
    [{ type: "csp", exception: { values: [] } }, "default"],
  ])("the type of %j is %s", (sent, type) => {
    expect(normalizeSent(sent).type).toBe(type);
  });
});

describe("recorded events", () => {
  test.each(recorded)("$name has nothing wrong with it", ({ payload, sentAt }) => {
    const event = normalize(rawEvent({}, { payload, sentAt, receivedAt: (sentAt ?? 0) + 20 }));
    expect(event).not.toHaveProperty("errors");
    expect(event).not.toHaveProperty("_meta");
    expect(event.sdk?.name).toMatch(/^sentry\.javascript\./);
  });

  test.each(recorded)("$name stays as it is when normalised again", ({ payload, sentAt }) => {
    const overrides = { sentAt: null, receivedAt: (sentAt ?? 0) + 20 };
    const once = normalize(rawEvent({}, { payload, ...overrides }));
    expect(normalizeSent(once, overrides)).toEqual(once);
  });
});

/** Objects that use the wire's words, filled with anything. */
const words = fc.constantFrom(
  ..."exception values type value stacktrace frames function filename abs_path lineno in_app vars mechanism".split(
    " ",
  ),
  ..."breadcrumbs data message level timestamp tags user ip_address email id request url query_string".split(
    " ",
  ),
  ..."cookies headers env contexts os runtime logentry formatted params threads extra modules sdk name".split(
    " ",
  ),
  ..."version debug_meta csp template errors fingerprint release environment dist _meta platform".split(
    " ",
  ),
  ..."__proto__ constructor toString hasOwnProperty length".split(" "),
);
const hostile = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "{{auto}}",
        "%s {0} {name}",
        "https://a.example/p?q=1#f",
        "a=1&b=%00",
        '{"a":1}',
        "?",
      ),
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie("value"), { maxLength: 6 }),
    fc.dictionary(words, tie("value"), { maxKeys: 12, noNullPrototype: true }),
  ),
}));
const payloads = fc
  .dictionary(words, hostile.value, { maxKeys: 25 })
  .map((sent) => JSON.stringify(sent));

describe("whatever comes", () => {
  test("no JSON object is refused, and the result is always storable", () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const text = JSON.stringify(normalizeSent(payload));
        expect(text).not.toContain(String.raw`\u0000`);
        expect(text).not.toMatch(/\\ud[89a-f]/);
        expect(Object.getPrototypeOf({})).toBe(Object.prototype);
      }),
      { numRuns: 500 },
    );
  });

  test("normalising again changes nothing", () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const once: unknown = JSON.parse(JSON.stringify(normalizeSent(payload)));
        expect(JSON.parse(JSON.stringify(normalizeSent(once)))).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  test("a recorded event with anything in any place is normalised, and stays so", () => {
    const events = recorded.map(({ payload }) => Buffer.from(payload).toString());
    const place = fc.array(fc.nat(), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.constantFrom(...events), place, hostile.value, (text, path, value) => {
        const once: unknown = JSON.parse(
          JSON.stringify(normalizeSent(replaceAt(JSON.parse(text), path, value))),
        );
        expect(JSON.parse(JSON.stringify(normalizeSent(once)))).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  test("a tower of containers in every field is survived", () => {
    const tower = `${'{"a":['.repeat(50_000)}1${"]}".repeat(50_000)}`;
    const fields =
      "exception threads breadcrumbs tags user request contexts extra modules sdk logentry";
    const payload = `{${`${fields} fingerprint debug_meta csp template errors _meta level`
      .split(" ")
      .map((key) => `"${key}":{"data":${tower},"values":[${tower}],"params":${tower}}`)
      .join()}}`;
    expect(normalizeSent(payload).event_id).toBe("c0ffee00c0ffee00c0ffee00c0ffee01");
  });

  test("keys that name an object's own workings stay data", () => {
    const event = normalizeSent(
      '{"extra":{"__proto__":{"polluted":1},"constructor":{"prototype":2},"toString":"x"},"level":{"toString":1},' +
        '"tags":{"__proto__":"a"},"contexts":{"__proto__":{"b":1}},"user":{"__proto__":{"c":1}}}',
    );
    expect(event.extra).toEqual({ constructor: { prototype: 2 }, toString: "x" });
    expect(Object.keys(event.contexts ?? {})).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });
});

/** Walks down by counting keys; puts `value` where the path ends, or where it runs out of containers. */
function replaceAt(tree: unknown, path: number[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof tree !== "object" || tree === null) return value;
  const keys = Object.keys(tree);
  const key = keys[step % keys.length];
  if (key === undefined) return value;
  return Object.assign(tree, { [key]: replaceAt(Reflect.get(tree, key), rest, value) });
}

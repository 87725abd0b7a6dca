import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toWireJson } from "./wire-json.ts";

/** Strings that include lone surrogates, escapes and separators JavaScript once choked on. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("\ud800", "\udfff", "\\", "ud800", '"', "\u2028", "é", "😀") }),
);
const anyKey = fc.oneof(
  anyText,
  fc.nat().map(String),
  fc.constantFrom("__proto__", "constructor", "toJSON", "00", "-1", "4294967295", "4294967296"),
);
const anyNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(-0, 2 ** 53 + 2, 1e21, 5e-324),
);
const { tree: anyJson } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, false, undefined),
    anyNumber,
    fc.bigInt(),
    anyText,
    fc.array(tie("tree"), { maxLength: 5 }),
    fc.array(fc.tuple(anyKey, tie("tree")), { maxLength: 6 }).map(ownMembers),
  ),
}));

describe("any plain value", () => {
  test("has a text that parsing and serializing again gives back byte for byte", () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = toWireJson({ value });
        expect(JSON.stringify(JSON.parse(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test("has a text of well-formed Unicode, so its UTF-8 bytes say the same", () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = toWireJson({ value });
        expect(Buffer.from(text, "utf8").toString("utf8")).toBe(text);
        expect(JSON.stringify(JSON.parse(text).value ?? null).isWellFormed()).toBe(true);
      }),
    );
  });

  test("keeps what JSON can say", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(toWireJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

test.each([
  ["text outside ASCII stays literal", { name: "Jürgen 😀" }, '{"name":"Jürgen 😀"}'],
  ["a lone surrogate becomes the replacement character", ["a\ud800b"], '["a\ufffdb"]'],
  ["a backslash before ud800 is no surrogate", ["\\ud800"], '["\\\\ud800"]'],
  ["numbers that JSON lacks become null", [Number.NaN, Infinity, -Infinity], "[null,null,null]"],
  ["minus zero is zero", [-0], "[0]"],
  ["a bigint becomes a string", { id: 12345678901234567890n }, '{"id":"12345678901234567890"}'],
  ["an undefined member is left out", { a: undefined, b: 1 }, '{"b":1}'],
  ["an undefined member is left out beside a bigint", { a: undefined, b: 1n }, '{"b":"1"}'],
  ["an undefined item holds its place", [undefined, 1n], '[null,"1"]'],
  [
    "integer-like keys come first, ascending",
    ownMembers([
      ["b", 1],
      ["10", 2],
      ["2", 3],
    ]),
    '{"2":3,"10":2,"b":1}',
  ],
  [
    "an own __proto__ is a key like others",
    ownMembers([["__proto__", "\udc00"]]),
    '{"__proto__":"\ufffd"}',
  ],
  [
    "keys that become equal are one key",
    ownMembers([
      ["\ud800", 1],
      ["\ud801", 2],
    ]),
    '{"\ufffd":2}',
  ],
  ["an object without prototype is plain", Object.create(null), "{}"],
])("%s", (_name, value, text) => {
  expect(toWireJson(value)).toBe(text);
});

test.each([
  ["a date", { at: new Date(0) }],
  ["a map", [new Map()]],
  ["bytes", { body: Buffer.from("x") }],
  ["a boxed string", [Object("x")]],
  ["a function", { toJSON: () => "x" }],
  ["a symbol", [Symbol("x")]],
  ["undefined itself", undefined],
])("%s is refused", (_name, value) => {
  expect(() => toWireJson(value)).toThrow(TypeError);
});

/** An object with exactly these own keys, `__proto__` included. */
function ownMembers(members: [string, unknown][]): unknown {
  return Object.fromEntries(members);
}

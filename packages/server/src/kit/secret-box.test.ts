import * as fc from "fast-check";
import { expect, test } from "vitest";
import { deriveSealKey, open, seal } from "./secret-box.ts";

const key = deriveSealKey("0123456789abcdef0123456789abcdef");
const otherKey = deriveSealKey("fedcba9876543210fedcba9876543210");

test("what was sealed opens again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(open(key, seal(key, text))).toBe(text);
    }),
  );
});

test("the same key text always derives the same key", () => {
  expect(open(deriveSealKey("0123456789abcdef0123456789abcdef"), seal(key, "x"))).toBe("x");
});

test("a sealed secret names its version and shows nothing of the text", () => {
  const sealed = seal(key, "hunter2");
  expect(sealed).toMatch(/^v1:[\w-]+$/);
  expect(Buffer.from(sealed.slice(3), "base64url").includes("hunter2")).toBe(false);
});

test("the same text is sealed differently each time", () => {
  expect(seal(key, "x")).not.toBe(seal(key, "x"));
});

test("another key does not open it", () => {
  expect(() => open(otherKey, seal(key, "x"))).toThrow("another key");
});

test("a change of any byte is noticed", () => {
  const sealed = Buffer.from(seal(key, "secret").slice(3), "base64url");
  for (let index = 0; index < sealed.length; index++) {
    const altered = Buffer.from(sealed);
    altered.writeUInt8(altered.readUInt8(index) ^ 1, index);
    expect(() => open(key, `v1:${altered.toString("base64url")}`)).toThrow("altered");
  }
});

test("text of another version or cut short is refused", () => {
  expect(() => open(key, seal(key, "x").replace("v1:", "v2:"))).toThrow("version");
  expect(() => open(key, "v1:AAAA")).toThrow("cut short");
});

test("a short key text is refused", () => {
  expect(() => deriveSealKey("password")).toThrow(RangeError);
});

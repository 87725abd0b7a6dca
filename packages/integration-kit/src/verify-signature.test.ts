import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { verifyServiceHookSignature, verifySignature } from "./index.ts";

const secret = "s3cret";
const body = '{"title":"Jürgen 😀"}';
const signature = sign(body);

test("a signature made with the secret is right, for text as for its bytes", () => {
  expect(verifySignature({ body, signature, secret })).toBe(true);
  expect(verifySignature({ body: Buffer.from(body), signature, secret })).toBe(true);
});

test("it is the HMAC-SHA256 of RFC 4231", () => {
  const known = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
  const request = { body: "what do ya want for nothing?", signature: known, secret: "Jefe" };
  expect(verifySignature(request)).toBe(true);
});

test("the bytes count, not what they mean as JSON", () => {
  expect(verifySignature({ body: '{ "a": 1 }', signature: sign('{"a":1}'), secret })).toBe(false);
  const escaped = String.raw`{"title":"J\u00fcrgen"}`;
  expect(verifySignature({ body: escaped, signature: sign(escaped), secret })).toBe(true);
});

test("a GET by a UI component is signed over empty text", () => {
  expect(verifySignature({ body: "", signature: sign(""), secret })).toBe(true);
});

test.each([
  ["absent", undefined],
  ["null", null],
  ["empty", ""],
  ["cut short", signature.slice(1)],
  ["too long", `${signature}0`],
  ["of another secret", createHmac("sha256", "other").update(body).digest("hex")],
  ["not hex", "é".repeat(64)],
])("a signature that is %s is wrong", (_how, given) => {
  expect(verifySignature({ body, signature: given, secret })).toBe(false);
});

test("no other body passes with a signature", () => {
  fc.assert(
    fc.property(fc.string(), (other) => {
      expect(verifySignature({ body: other, signature, secret })).toBe(other === body);
    }),
  );
});

test("an empty secret is refused: anybody could sign with it", () => {
  expect(() => verifySignature({ body, signature, secret: "" })).toThrow(TypeError);
});

describe("a service hook", () => {
  test.each(["X-Sentry-Hook-Signature", "X-ServiceHook-Signature", "x-servicehook-signature"])(
    "is signed in %s",
    (name) => {
      const headers = { [name]: signature };
      expect(verifyServiceHookSignature({ headers, body, secret })).toBe(true);
      expect(verifyServiceHookSignature({ headers: new Headers(headers), body, secret })).toBe(
        true,
      );
      expect(verifyServiceHookSignature({ headers, body: `${body} `, secret })).toBe(false);
    },
  );

  test("without a signature is not authentic", () => {
    expect(verifyServiceHookSignature({ headers: {}, body, secret })).toBe(false);
  });
});

function sign(text: string): string {
  return createHmac("sha256", secret).update(text, "utf8").digest("hex");
}

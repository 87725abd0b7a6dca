import { expect, test } from "vitest";
import { constantTimeEqual, hmacSha256Hex, sha256Hex } from "./hmac.ts";

test("signs as RFC 4231 test case 2 says", () => {
  expect(hmacSha256Hex("Jefe", "what do ya want for nothing?")).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
});

test("signs text and its UTF-8 bytes alike", () => {
  const body = '{"name":"Jürgen 😀"}';
  expect(hmacSha256Hex("clé", body)).toBe(hmacSha256Hex("clé", new TextEncoder().encode(body)));
});

test("hashes as FIPS 180-4 says", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test.each([
  ["secret", "secret", true],
  ["", "", true],
  ["secret", "secreT", false],
  ["secret", "secret1", false],
  ["", "secret", false],
  ["é", "e\u0301", false],
])("compares %j with %j: %s", (a, b, equal) => {
  expect(constantTimeEqual(a, b)).toBe(equal);
});

import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeStoreBody } from "./index.ts";

const JSON_TEXT = '{"message":"hello","extra":{"umlaut":"ü"}}';
const LIMIT = 1000;

const bodies: [name: string, body: Uint8Array][] = [
  ["plain JSON", Buffer.from(JSON_TEXT)],
  ["JSON after blanks and a byte order mark", Buffer.from(`\uFEFF \n${JSON_TEXT}`)],
  ["base64 of JSON", Buffer.from(Buffer.from(JSON_TEXT).toString("base64"))],
  [
    "base64 of JSON in lines",
    Buffer.from(Buffer.from(JSON_TEXT).toString("base64").replace(/.{20}/g, "$&\r\n")),
  ],
  ["base64 of compressed JSON", Buffer.from(deflateSync(JSON_TEXT).toString("base64"))],
];

test.each(bodies)("%s gives the JSON", (_name, body) => {
  const decoded = decodeStoreBody(body, LIMIT);
  expect(decoded.ok && Buffer.from(decoded.bytes).toString()).toBe(JSON_TEXT);
});

test("plain JSON is not copied", () => {
  const body = Buffer.from(JSON_TEXT);
  const decoded = decodeStoreBody(body, LIMIT);
  expect(decoded.ok && decoded.bytes.buffer).toBe(body.buffer);
});

const bomb = `{"a":"${"0".repeat(1_000_000)}"}`;

test.each([
  ["nothing", "", "empty"],
  ["blanks", " \n ", "empty"],
  ["text", "hello, world", "not_an_event"],
  ["a JSON list", "[1,2]", "not_an_event"],
  ["base64 of text", Buffer.from("hello, world").toString("base64"), "not_an_event"],
  ["base64 of something else compressed", deflateSync("[1]").toString("base64"), "not_an_event"],
  ["too much JSON", bomb, "too_large"],
  ["a zip bomb", deflateSync(bomb).toString("base64"), "too_large"],
])("%s is refused", (_name, body, reason) => {
  expect(decodeStoreBody(Buffer.from(body), LIMIT)).toMatchObject({ ok: false, reason });
});

test("any bytes are judged without an exception", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (body) => {
      expect(typeof decodeStoreBody(body, LIMIT).ok).toBe("boolean");
    }),
  );
});

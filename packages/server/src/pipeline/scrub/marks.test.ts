import { expect, test } from "vitest";
import type { JsonObject } from "../seams.ts";
import { scrubbed } from "./canonical-event.fixture.ts";

const CARD = "4111111111111111";

function metaOf(extra: JsonObject, sent?: JsonObject): JsonObject | undefined {
  return scrubbed({ extra, ...(sent ? { _meta: { extra: sent } } : {}) })["_meta"];
}

test("notes that were there stay", () => {
  const sent = { a: { "": { err: ["invalid_data"] } } };
  expect(metaOf({ a: 1, password: "x" }, sent)).toEqual({
    extra: { ...sent, password: { "": { rem: [["@password:filter", "s", 0, 10]], len: 1 } } },
  });
});

test("an older remark behind a secret moves with the text, and the first length is kept", () => {
  const cut = { a: { "": { rem: [["!limit", "s", 17, 20]], len: 900 } } };
  expect(metaOf({ a: `${CARD} ...` }, cut)).toEqual({
    extra: {
      a: {
        "": {
          rem: [
            ["!limit", "s", 11, 14],
            ["@creditcard:filter", "s", 0, 10],
          ],
          len: 900,
        },
      },
    },
  });
});

test("an older remark before a secret, or about no place, stays", () => {
  const older = [["!a", "s", 0, 1], ["!b", "x"], "odd"];
  expect(metaOf({ a: `x ${CARD}` }, { a: { "": { rem: older, len: 18 } } })).toEqual({
    extra: { a: { "": { rem: [...older, ["@creditcard:filter", "s", 2, 12]], len: 18 } } },
  });
});

test("an older remark about what went, goes", () => {
  const cut = { a: { "": { rem: [["!limit", "s", 8, 11]], len: 900 } } };
  expect(metaOf({ a: "password..." }, cut)).toEqual({
    extra: { a: { "": { rem: [["@password:filter", "s", 0, 10]], len: 900 } } },
  });
});

test("notes about the inside of what went as a whole, go", () => {
  const inside = { secrets: { b: { "": { len: 3 } }, "": { len: 9 } } };
  expect(metaOf({ secrets: { b: "abc" } }, inside)).toEqual({
    extra: { secrets: { "": { rem: [["@password:filter", "s", 0, 10]], len: 9 } } },
  });
});

test("notes in the way of ours give way", () => {
  expect(metaOf({ password: "x" }, { password: "odd" })).toEqual({
    extra: { password: { "": { rem: [["@password:filter", "s", 0, 10]], len: 1 } } },
  });
});

test("a name that is special to the language is a name like others", () => {
  const extra = JSON.parse('{"__proto__":{"password":"x"}}') as JsonObject;
  const event = scrubbed({ extra });
  expect(JSON.stringify(event.extra)).toBe('{"__proto__":{"password":"[Filtered]"}}');
  expect(JSON.stringify(event["_meta"])).toContain('{"__proto__":{"password":{"":');
  expect(Object.getPrototypeOf(event["_meta"])).toBe(Object.prototype);
});

test("an event that is secrets all over has a bounded number of notes, and no secret", () => {
  const extra: JsonObject = { text: `${CARD} `.repeat(1000) };
  for (let at = 0; at < 2000; at++) extra[`token${at}`] = "hunter2";
  const event = scrubbed({ extra });
  expect(Object.keys((event["_meta"]?.["extra"] ?? {}) as JsonObject).length).toBeLessThan(1000);
  expect(JSON.stringify(event)).not.toContain("hunter2");
  expect(JSON.stringify(event)).not.toContain(CARD);
  expect(JSON.stringify(event["_meta"]).length).toBeLessThan(100_000);
});

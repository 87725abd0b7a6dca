import { Problem } from "@vedette/contract/problems";
import { describe, expect, test } from "vitest";
import { readCounts, readRecordAt } from "./read-meta.ts";
import { readUpdate } from "./read-update.ts";

/** What is wrong with which field. */
function refused(given: Record<string, unknown>): unknown {
  try {
    readUpdate(given, {});
  } catch (error) {
    if (error instanceof Problem) return error.body;
    throw error;
  }
  throw new Error("it was not refused");
}

test("query, form and JSON say the same in their own ways, and the body wins", () => {
  const parameters = {
    state: "sad",
    "meta[row_counts][orders]": "120",
    "meta[owner]": "ops",
    private_entry: "TRUE",
  };
  const json = {
    state: "sad",
    meta: { row_counts: { orders: "120" }, owner: "ops" },
    private_entry: true,
  };
  const expected = readUpdate(json, {});
  expect(expected).toMatchObject({
    state: "sad",
    isPrivate: true,
    meta: { row_counts: { orders: "120" }, owner: "ops" },
  });
  expect(readUpdate(parameters, {})).toEqual(expected);
  expect(readUpdate({}, parameters)).toEqual(expected);
  expect(readUpdate({ state: "happy" }, json)).toEqual(expected);
  expect(
    readUpdate({ state: ["happy", "sad"] }, { meta: JSON.stringify(json.meta) }),
  ).toMatchObject({ state: "sad", meta: json.meta });
});

test("empty texts are legal, and fields that nobody knows mean nothing", () => {
  const empty = { state: "", user_message: "", history_note: "", private_entry: "", meta: "" };
  expect(readUpdate({ ...empty, colour: "red" }, {})).toEqual({
    kind: "report",
    state: undefined,
    message: "",
    note: "",
    isPrivate: false,
    meta: undefined,
  });
});

describe("refuses", () => {
  test.each([
    [{ state: "green" }, '"green" is not a state. Send happy, sad or sick.'],
    [{ state: ["sick", 1] }, '"number" is not a state. Send happy, sad or sick.'],
    [{ user_message: 5 }, "Send one text."],
    [{ history_note: "x".repeat(10_001) }, "A note has at most 10000 characters."],
    [{ private_entry: "perhaps" }, '"perhaps" is neither true nor false.'],
    [{ private_entry: "constructor" }, '"constructor" is neither true nor false.'],
    [{ private_entry: { toString: 1 } }, '"object" is neither true nor false.'],
    [{ meta: "text" }, "Send a map: meta[key]=value, or a JSON object."],
    [{ meta: { a: "x".repeat(65_536) } }, "Metadata has at most 64 KiB as JSON."],
    [{ [`meta${"[a]".repeat(20)}`]: "deep" }, "Metadata is nested too deeply."],
  ])("%j", (given, sentence) => {
    expect(refused(given)).toEqual({ [Object.keys(given)[0]?.split("[")[0] ?? ""]: [sentence] });
  });

  test("everything that is wrong at once", () => {
    expect(Object.keys(refused({ state: "x", user_message: "y".repeat(81) }) as object)).toEqual([
      "state",
      "user_message",
    ]);
  });
});

test("keys that mean something to the language are keys like others", () => {
  const { meta } = readUpdate({ "meta[__proto__][x]": "1", "meta[constructor]": "2" }, {});
  expect(JSON.stringify(meta)).toBe('{"__proto__":{"x":"1"},"constructor":"2"}');
  expect(Object.getPrototypeOf({})).not.toHaveProperty("x");
});

test.each([
  ["2026-01-02T03:04:05Z", 1_767_323_045_000],
  ["2026-01-02T04:04:05+01:00", 1_767_323_045_000],
  ["2026-01-02 03:04:05", 1_767_323_045_000],
  [1_767_323_045, 1_767_323_045_000],
  ["1767323045.5", 1_767_323_045_500],
  [1_767_323_045_000, 1_767_323_045_000],
  ["1767323045000", 1_767_323_045_000],
  ["yesterday", undefined],
  ["", undefined],
  [true, undefined],
  [{ at: 1 }, undefined],
  ["2026-13-01T00:00:00Z", undefined],
  ["9999999999999999", undefined],
])("the latest record %j is of %j", (value, at) => {
  expect(readRecordAt({ latest_record_at: value })).toBe(at);
});

test("counts are whole numbers by item; what is none is left out", () => {
  const counts = { orders: "120", customers: 0, half: 0.5, less: -1, text: "many", nested: {} };
  expect(readCounts({ row_counts: counts })).toEqual([
    { item: "orders", amount: 120 },
    { item: "customers", amount: 0 },
  ]);
  for (const odd of ["120", [1, 2], null, 3]) expect(readCounts({ row_counts: odd })).toEqual([]);
});

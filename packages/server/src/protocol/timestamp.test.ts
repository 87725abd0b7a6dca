import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatInstant, parseTimestamp } from "./index.ts";

const AT = Date.UTC(2026, 10, 21, 1, 2, 3);

describe("parseTimestamp", () => {
  test.each([
    [AT / 1000, AT],
    [AT / 1000 + 0.25, AT + 250],
    [String(AT / 1000), AT],
    [`${AT / 1000}.5`, AT + 500],
    [0, 0],
    ["2026-11-21T01:02:03Z", AT],
    ["2026-11-21T01:02:03", AT],
    ["2026-11-21T01:02:03.500Z", AT + 500],
    ["2026-11-21t01:02:03z", AT],
    ["2026-11-21 01:02:03", AT],
    ["2026-11-21T03:02:03+02:00", AT],
    ["2026-11-20T20:32:03-0430", AT],
    ["2026-11-21T03:02:03+02", AT],
    ["2026-11-21T01:02Z", AT - 3000],
    ["2026-11-21", Date.UTC(2026, 10, 21)],
    ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
    ["2016-12-31T23:59:60Z", Date.UTC(2017, 0, 1)],
  ])("reads %j", (value, ms) => {
    expect(parseTimestamp(value)).toBe(ms);
  });

  test("keeps microseconds", () => {
    expect(parseTimestamp("2026-11-21T01:02:03.123456Z")).toBeCloseTo(AT + 123.456, 3);
    expect(parseTimestamp(AT / 1000 + 0.123456)).toBeCloseTo(AT + 123.456, 3);
  });

  test.each([
    -1,
    "-1",
    Number.NaN,
    Number.POSITIVE_INFINITY,
    AT,
    "",
    "yesterday",
    "2026-13-01T00:00:00Z",
    "2026-00-01T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "2026-02-03T25:00:00Z",
    "1969-12-31T23:59:59Z",
    "0080-01-01T00:00:00Z",
    null,
    undefined,
    true,
    {},
    [],
  ])("gives nothing for %j", (value) => {
    expect(parseTimestamp(value)).toBeUndefined();
  });
});

describe("formatInstant", () => {
  test.each([
    [AT, "2026-11-21T01:02:03.000000Z"],
    [AT + 0.001, "2026-11-21T01:02:03.000001Z"],
    [AT + 123.456, "2026-11-21T01:02:03.123456Z"],
    [AT + 999.9996, "2026-11-21T01:02:04.000000Z"],
    [0, "1970-01-01T00:00:00.000000Z"],
  ])("writes %d as %s", (ms, text) => {
    expect(formatInstant(ms)).toBe(text);
  });

  test("writes what parseTimestamp reads, to the microsecond", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000_000 }), (micros) => {
        const text = formatInstant(micros / 1000);
        expect(Math.round((parseTimestamp(text) ?? -1) * 1000)).toBe(micros);
      }),
    );
  });
});

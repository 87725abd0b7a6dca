import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCursor, formatLinkHeader, parseCursor } from "./index.ts";

describe("cursors", () => {
  test.each([
    ["0:0:1", { value: "0", offset: 0, isPrevious: true }],
    ["1795223596282:100:0", { value: "1795223596282", offset: 100, isPrevious: false }],
    [":0:0", { value: "", offset: 0, isPrevious: false }],
    ["2026-11-21T01/02:7:0", { value: "2026-11-21T01/02", offset: 7, isPrevious: false }],
  ])("%s is read and written back", (text, cursor) => {
    expect(parseCursor(text)).toEqual(cursor);
    expect(formatCursor(cursor)).toBe(text);
  });

  test.each([
    "",
    "0",
    "0:0",
    "0:0:2",
    "0:-1:0",
    "0:1.5:0",
    "a:b:0:0",
    "0:0:1 ",
    'a"b:0:0',
    "a>b:0:0",
  ])("%j is no cursor", (text) => {
    expect(parseCursor(text)).toBeUndefined();
  });

  test("a value that could not be read back is refused", () => {
    expect(() => formatCursor({ value: "a:b", offset: 0, isPrevious: false })).toThrow(TypeError);
    expect(() => formatCursor({ value: "a", offset: -1, isPrevious: false })).toThrow(TypeError);
  });

  test("any text is read without an exception", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cursor = parseCursor(text);
        expect(cursor === undefined || /^\d+$/.test(String(cursor.offset))).toBe(true);
      }),
    );
  });
});

describe("the Link header", () => {
  const page = {
    previous: { cursor: { value: "0", offset: 0, isPrevious: true }, hasResults: false },
    next: { cursor: { value: "0", offset: 100, isPrevious: false }, hasResults: true },
  };

  test("has both relations, whether or not there is anything to see", () => {
    expect(
      formatLinkHeader({ url: "https://errors.example/api/0/projects/?per_page=5", ...page }),
    ).toBe(
      '<https://errors.example/api/0/projects/?per_page=5&cursor=0:0:1>; rel="previous"; results="false"; cursor="0:0:1", ' +
        '<https://errors.example/api/0/projects/?per_page=5&cursor=0:100:0>; rel="next"; results="true"; cursor="0:100:0"',
    );
  });

  test.each([
    ["https://errors.example/x/", "https://errors.example/x/?cursor=0:100:0"],
    ["https://errors.example/x/?cursor=0:50:0", "https://errors.example/x/?cursor=0:100:0"],
    [
      "https://errors.example/x/?a=1&cursor=0:50:0&b=2",
      "https://errors.example/x/?a=1&b=2&cursor=0:100:0",
    ],
  ])("leads on from %s", (url, next) => {
    expect(formatLinkHeader({ url, ...page })).toContain(`<${next}>; rel="next"`);
  });
});

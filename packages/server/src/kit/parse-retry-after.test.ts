import { expect, test } from "vitest";
import { parseRetryAfter } from "./parse-retry-after.ts";

const NOW = Date.UTC(2030, 0, 6, 8, 49, 37);

test.each([
  ["120", 120_000],
  ["0", 0],
  [" 5 ", 5000],
  ["Sun, 06 Jan 2030 08:50:37 GMT", 60_000],
  ["Sunday, 06-Jan-30 08:50:37 GMT", 60_000],
  ["Sun Jan  6 08:50:37 2030", 60_000],
  ["Sun, 06 Jan 2030 08:00:00 GMT", 0],
  ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
])("%j waits %d ms", (value, waitMs) => {
  expect(parseRetryAfter(value, NOW)).toBe(waitMs);
});

test.each([
  [null],
  [undefined],
  [""],
  ["soon"],
  ["-5"],
  ["1.5"],
  ["1e3"],
  ["2030-01-06T08:50:37Z"],
  ["Sun, 06 Foo 2030 08:50:37 GMT"],
  ["Sun, 06 Jan 2030 08:50:37 CET"],
])("%j says nothing", (value) => {
  expect(parseRetryAfter(value, NOW)).toBeNull();
});

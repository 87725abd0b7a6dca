import { expect, test } from "vitest";
import { counted, fileSize, fullNumber, share, shortNumber } from "./number.ts";

test("full numbers set thousands apart", () => {
  expect(fullNumber(1_234_567)).toBe("1,234,567");
});

test.each([
  [0, "0"],
  [999, "999"],
  [1200, "1.2K"],
  [34_000, "34K"],
  [5_600_000, "5.6M"],
])("%i in short is %s", (value, text) => {
  expect(shortNumber(value)).toBe(text);
});

test("a noun follows its number", () => {
  expect(counted(1, "event")).toBe("1 event");
  expect(counted(0, "event")).toBe("0 events");
  expect(counted(2000, "person", "people")).toBe("2,000 people");
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [4096, "4.1 KB"],
  [123_456, "123 KB"],
  [999_600, "1.0 MB"],
  [1_300_000, "1.3 MB"],
])("%i bytes read %s", (bytes, text) => {
  expect(fileSize(bytes)).toBe(text);
});

test("a share is never shown as nothing when there is something", () => {
  expect(share(1, 1000)).toBe("<1%");
  expect(share(0, 1000)).toBe("0%");
  expect(share(1, 0)).toBe("0%");
  expect(share(2, 3)).toBe("67%");
});

import { expect, test } from "vitest";
import { Problem } from "@vedette/contract/problems";
import { toAddress } from "./address.ts";

test.each([
  ["https://h/x/hook", "/a", "https://h/a"],
  ["https://h.example:8443/hook?token=1#top", "/a/b", "https://h.example:8443/a/b"],
  ["http://h", "/", "http://h/"],
  ["https://h", "/a?b=1", "https://h/a?b=1"],
  ["https://h", "/a#b", "https://h/a"],
  ["https://h", "/a/../b", "https://h/b"],
])("of %s the path %s is %s", (webhookUrl, uri, address) => {
  expect(toAddress(webhookUrl, uri)).toBe(address);
});

test("parameters come after those of the path, without those that have no value", () => {
  const query = { installationId: "i", query: undefined, dependentData: "{}" };
  expect(toAddress("https://h", "/a?b=1", query)).toBe(
    "https://h/a?b=1&installationId=i&dependentData=%7B%7D",
  );
});

test.each([
  "",
  "a",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/a@evil.example",
  "@evil.example",
  ".evil.example",
  ":80/a",
  "https://evil.example/",
  "javascript:alert(1)",
])("%j is no path of the app's own host", (uri) => {
  const refused = (): string => toAddress("https://h.example", uri);
  expect(refused).toThrow(Problem);
  expect(refused).toThrow("Invalid URI: must be a relative path starting with '/'.");
});

import { describe, expect, test } from "vitest";
import { readTarget } from "./target.ts";

test("a URL is its origin and its path with the query, without the fragment", () => {
  expect(readTarget("https://Hooks.Example:8443/a/b?c=d#e", null)).toEqual({
    origin: "https://hooks.example:8443",
    path: "/a/b?c=d",
  });
  expect(readTarget("http://hooks.example", null)).toEqual({
    origin: "http://hooks.example",
    path: "/",
  });
});

test.each([
  ["not a URL", "The address is not a URL."],
  ["", "The address is not a URL."],
  ["http://", "The address is not a URL."],
  ["http://256.0.0.1/", "The address is not a URL."],
  ["ftp://hooks.example/", "Only http and https addresses can be called."],
  ["file:///etc/passwd", "Only http and https addresses can be called."],
  ["javascript:alert(1)", "Only http and https addresses can be called."],
  ["http://me@hooks.example/", "The address must not hold a user name or password."],
  ["http://me:secret@hooks.example/", "The address must not hold a user name or password."],
])("%j is refused", (url, detail) => {
  expect(readTarget(url, null)).toEqual({ outcome: "bad-url", detail });
});

describe("allowed ports", () => {
  test.each(["http://hooks.example/", "https://hooks.example/", "https://hooks.example:8443/"])(
    "let %s through",
    (url) => {
      expect(readTarget(url, [80, 443, 8443])).toHaveProperty("origin");
    },
  );

  test("refuse any other, the scheme's own included", () => {
    const refusal = { outcome: "bad-url", detail: expect.stringContaining("not among the ports") };
    expect(readTarget("http://hooks.example:25/", [80, 443])).toEqual(refusal);
    expect(readTarget("http://hooks.example/", [8443])).toEqual(refusal);
  });
});

test.each([
  ["one decimal number", "http://2130706433/"],
  ["one hexadecimal number", "http://0x7f000001/"],
  ["one octal number", "http://017700000001/"],
  ["octal parts", "http://0177.0.0.01/"],
  ["hexadecimal parts", "http://0x7f.0x0.0x0.0x1/"],
  ["two parts", "http://127.1/"],
  ["three parts", "http://127.0.1/"],
  ["a closing dot", "http://127.0.0.1./"],
  ["escaped digits", "http://%31%32%37.0.0.1/"],
  ["fullwidth digits", "http://１２７.０.０.１/"],
  ["circled digits and full stops", "http://①②⑦。⓪。⓪。①/"],
])("IPv4 written as %s is seen as what it is", (_spelling, url) => {
  expect(readTarget(url, null)).toEqual({ origin: "http://127.0.0.1", path: "/" });
});

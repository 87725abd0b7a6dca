import { describe, expect, test } from "vitest";
import type { RequestInfo } from "../seams.ts";
import { normalizeSent } from "./sent-event.fixture.ts";

function requestOf(request: unknown): RequestInfo | undefined {
  return normalizeSent({ request }).request;
}

describe("the address", () => {
  test("loses query and fragment to their own fields", () => {
    expect(
      requestOf({ url: "https://shop.example/pay?a=1&b=two+words&c=%C3%BC&d#step-2" }),
    ).toEqual({
      url: "https://shop.example/pay",
      query_string: [
        ["a", "1"],
        ["b", "two words"],
        ["c", "ü"],
        ["d", ""],
      ],
      fragment: "step-2",
    });
  });

  test("keeps a query that was sent apart from it", () => {
    const request = requestOf({
      url: "https://shop.example/?a=1#x",
      query_string: "?b=2",
      fragment: "y",
    });
    expect(request).toEqual({
      url: "https://shop.example/",
      query_string: [["b", "2"]],
      fragment: "y",
    });
  });

  test.each([
    ["text", "a=1&b=2"],
    ["an object", { a: "1", b: 2 }],
    [
      "pairs",
      [
        ["a", "1"],
        ["b", 2],
      ],
    ],
  ])("takes the query as %s", (_form, query) => {
    expect(requestOf({ query_string: query })?.query_string).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
  });

  test("keeps escapes that are none, and drops NUL", () => {
    expect(requestOf({ query_string: "a=%zz&b=x%00y" })?.query_string).toEqual([
      ["a", "%zz"],
      ["b", "xy"],
    ]);
  });

  test("has a query of 8 KiB at most, however it is escaped", () => {
    const event = normalizeSent({ request: { query_string: "a=%E2%82%AC&".repeat(80_000) } });
    expect(event.request?.query_string).toHaveLength(4096);
    expect(event.request?.query_string?.every(([key, value]) => key === "a" && value === "€")).toBe(
      true,
    );
    expect(event["_meta"]).toMatchObject({
      request: { query_string: { "": { rem: [["!limit", "x"]] } } },
    });
  });

  test("has a limit", () => {
    expect(requestOf({ url: `https://shop.example/${"x".repeat(3000)}` })?.url).toHaveLength(2048);
  });
});

describe("the method", () => {
  test("is upper case", () => {
    expect(requestOf({ method: "post" })).toEqual({ method: "POST" });
  });

  test("is a word", () => {
    const event = normalizeSent({ request: { method: "get it", url: "/" } });
    expect(event.request).toEqual({ url: "/" });
    expect(event.errors).toMatchObject([{ name: "request.method" }]);
  });
});

describe("headers", () => {
  test.each([
    ["an object", { "x-REQUEST-id": "1", accept: "*/*", "content-type": ["a", "b"] }],
    [
      "pairs",
      [
        ["x-request-id", "1"],
        ["Accept", "*/*"],
        ["CONTENT-TYPE", "a,b"],
      ],
    ],
  ])("from %s are named canonically and sorted", (_form, headers) => {
    expect(requestOf({ headers })?.headers).toEqual([
      ["Accept", "*/*"],
      ["Content-Type", "a,b"],
      ["X-Request-Id", "1"],
    ]);
  });

  test("have a limit together", () => {
    const headers = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`X-${at}`, "x".repeat(100)]),
    );
    const event = normalizeSent({ request: { headers } });
    expect(JSON.stringify(event.request?.headers).length).toBeLessThan(9000);
    expect(event["_meta"]).toMatchObject({ request: { headers: { "": { len: 300 } } } });
  });
});

describe("cookies", () => {
  test.each([
    ["text", "session=a%20b; theme=dark; flag"],
    ["an object", { session: "a b", theme: "dark", flag: "" }],
    [
      "pairs",
      [
        ["session", "a b"],
        ["theme", "dark"],
        ["flag", null],
      ],
    ],
  ])("are read from %s", (_form, cookies) => {
    expect(requestOf({ cookies })?.cookies).toEqual([
      ["session", "a b"],
      ["theme", "dark"],
      ["flag", ""],
    ]);
  });

  test("are read from the header, which goes away", () => {
    expect(requestOf({ headers: { cookie: "a=1", accept: "*/*" } })).toEqual({
      headers: [["Accept", "*/*"]],
      cookies: [["a", "1"]],
    });
  });
});

describe("the body", () => {
  test.each<[what: string, data: unknown, kept: unknown, type: string | undefined]>([
    ["JSON text", '{"a":[1,"x"]}', { a: [1, "x"] }, "application/json"],
    [
      "a form",
      "a=1&b=two+words&a=2",
      { a: ["1", "2"], b: "two words" },
      "application/x-www-form-urlencoded",
    ],
    ["text", "hello = world", "hello = world", undefined],
    ["broken JSON", '{"a":', '{"a":', undefined],
    ["a JSON scalar", '"text"', '"text"', undefined],
    ["base64", "aGVsbG8=", "aGVsbG8=", undefined],
    ["an object", { a: 1 }, { a: 1 }, undefined],
    ["a list", [1, "x"], [1, "x"], undefined],
  ])("as %s", (_what, data, kept, type) => {
    const request = requestOf({ data });
    expect(request?.data).toEqual(kept);
    expect(request?.inferred_content_type).toBe(type);
  });

  test("takes its content type from the header otherwise", () => {
    const headers = { "Content-Type": "text/plain; charset=utf-8" };
    expect(requestOf({ data: "hello", headers })?.inferred_content_type).toBe("text/plain");
  });

  test("is cut at 16 KiB", () => {
    const event = normalizeSent({ request: { data: "x".repeat(20_000) } });
    expect(event.request?.data).toHaveLength(16_384);
    expect(event["_meta"]).toMatchObject({ request: { data: { "": { len: 20_000 } } } });
  });

  test("has NUL removed from JSON inside JSON", () => {
    expect(requestOf({ data: String.raw`{"a":"x\u0000y"}` })?.data).toEqual({ a: "xy" });
  });
});

test.each(["text", 7, []])("%j is no request", (request) => {
  const event = normalizeSent({ request });
  expect(event).not.toHaveProperty("request");
  expect(event.errors).toMatchObject([{ name: "request" }]);
});

test("an empty request is absent", () => {
  expect(normalizeSent({ request: {} })).not.toHaveProperty("request");
});

test("a request is read under its old name", () => {
  expect(normalizeSent({ "sentry.interfaces.Http": { url: "/" } }).request).toEqual({ url: "/" });
});

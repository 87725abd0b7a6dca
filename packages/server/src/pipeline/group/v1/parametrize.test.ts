import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PARAMETERS } from "./parametrization-table.ts";
import { parametrize } from "./parametrize.ts";

interface Examples {
  /** Each becomes the placeholder alone. */
  matches: string[];
  /** In none of these does the placeholder appear. */
  others: string[];
}

const EXAMPLES: Record<string, Examples> = {
  email: {
    matches: ["test@example.com", "first.last+tag@mail.example.co.uk", "a_b%c@x-y.io"],
    others: ["@example.com", "user@", "lodash@4.17.21", "user@host"],
  },
  url: {
    matches: [
      "http://example.com/a?b=c",
      "https://user:pw@10.0.0.1:8080/x/y#z",
      "ws://socket/1",
      "wss://socket/2",
      "ftp://files.example.com/a.txt",
    ],
    others: ["mailto:someone", "/var/log/app", "xhttp://example", "http:/broken"],
  },
  hostname: {
    matches: ["example.com", "db-3.internal", "api.eu-west-1.example.io", "shop.example.de"],
    others: ["this.app", "console.info", "user.name", "index.js", "example.com.invalid", "com"],
  },
  ip: {
    matches: [
      "127.0.0.1",
      "255.255.255.255",
      "::1",
      "fe80::1",
      "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
      "2001:db8::8a2e:370:7334",
      "::ffff:192.0.2.1",
    ],
    others: ["1.2.3", "256.300.1.1", "std::vector", "Foo::Bar", "::", "aa:bb:cc:dd:ee:ff"],
  },
  traceparent: {
    matches: [
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "1-5759e988-bd862e3fe1be46a994272793",
    ],
    others: ["00-4bf92f35-00f067aa-01", "2-5759e988-bd862e3fe1be46a994272793"],
  },
  uuid: {
    matches: ["7c1811ed-e98f-4c9c-a9f9-58c757ff494f", "7C1811ED-E98F-4C9C-A9F9-58C757FF494F"],
    others: ["7c1811ed-e98f-4c9c-a9f9", "7c1811edxe98fx4c9cxa9f9x58c757ff494f"],
  },
  sha1: {
    matches: ["5fc35719b9cf96ec602dbc748ff31c587a46961d"],
    others: ["5fc35719b9cf96ec602dbc748ff31c587a46961", "zfc35719b9cf96ec602dbc748ff31c587a46961d"],
  },
  md5: {
    matches: ["0751007cd28df267e8e051b51f918c60", "deadbeefdeadbeefdeadbeefdeadbeef"],
    others: ["0751007cd28df267e8e051b51f918c6", "0751007cd28df267e8e051b51f918c600"],
  },
  date: {
    matches: [
      "2024-02-20",
      "2024-02-20T22:16:36",
      "2024-02-20 22:16:36.123456",
      "2024-02-20T22:16:36.12Z",
      "2024-02-20T22:16:36+05:30",
      "20240220T221636Z",
      "Tue, 20 Feb 2024 22:16:36 GMT",
      "20 Feb 24 22:16 UTC",
      "Tuesday, 20-Feb-24 22:16:36 UTC",
      "Tue Feb 20 2024 22:16:36 GMT+0100 (Central European Standard Time)",
      "Tue Feb 20 22:16:36 2024",
      "22:16:36",
      "10:16:36 PM",
      "datetime.datetime(2024, 2, 20, 22, 16, 36, tzinfo=utc)",
    ],
    others: ["2024-2", "Tuesday", "Feb", "12:34", "datetime.datetime"],
  },
  duration: {
    matches: ["123ms", "1.5s", "10s", "250ns", "3µs", "1h2m3.5s"],
    others: ["ms", "v1s", "12px", "1.2.3s", "3S"],
  },
  hex: {
    matches: ["0x9AF8c", "0xdeadbeef", "9af8c3be", "9AF8C3BE3A1231FE", "12345678"],
    others: ["9af8C3bE", "deadbeef", "0xzz", "9af8c3bg", "1234567"],
  },
  git_sha: {
    matches: ["abc1234", "1a2b3c4"],
    others: ["abcdefa", "1234567", "abc12345x", "ABC1234"],
  },
  float: {
    matches: ["0.5", "-12.34", "+1.5", ".25", "6.02e-23"],
    others: ["1", "1.", "v1.5", "a.5b"],
  },
  int: {
    matches: ["0", "7", "-5", "+5", "1234567"],
    others: ["a1", "1a", "v2", "two", "12345678"],
  },
  quoted_str: {
    matches: [],
    others: ["'a b'", `"a b"`, "a='b", `a="b'`],
  },
  bool: {
    matches: [],
    others: ["true", "a=truely", "a=1", "False"],
  },
};

test("every row of the table has examples", () => {
  expect(Object.keys(EXAMPLES)).toEqual(PARAMETERS.map(({ name }) => name));
});

describe.each(Object.entries(EXAMPLES))("%s", (name, { matches, others }) => {
  test.each(matches)("replaces %s", (text) => {
    expect(parametrize(text)).toBe(`<${name}>`);
    expect(parametrize(`got ${text}, sorry`)).toContain(`got <${name}>`);
  });

  test.each(others)("is not found in %s", (text) => {
    expect(parametrize(text)).not.toContain(`<${name}>`);
  });
});

test.each([
  ["name='Jane Doe' failed", "name=<quoted_str> failed"],
  [`name="Jane 42" failed`, "name=<quoted_str> failed"],
  ["retry=true", "retry=<bool>"],
  ["retry=False, x", "retry=<bool>, x"],
])("keeps the equals sign: %s → %s", (text, expected) => {
  expect(parametrize(text)).toBe(expected);
});

test.each([
  ["connect ECONNREFUSED 127.0.0.1:5432", "connect ECONNREFUSED <ip>:<int>"],
  ["user_17 has 3 carts", "user_<int> has <int> carts"],
  ["order #1001 of jane@example.com", "order #<int> of <email>"],
  ["version 1.2.3", "version <float>.<int>"],
  ["getaddrinfo ENOTFOUND db-7.example.com", "getaddrinfo ENOTFOUND <hostname>"],
  ["took 12ms at 2024-02-20T22:16:36Z", "took <duration> at <date>"],
  [
    "Cannot read properties of undefined (reading 'x')",
    "Cannot read properties of undefined (reading 'x')",
  ],
])("reads a whole message: %s", (text, expected) => {
  expect(parametrize(text)).toBe(expected);
});

test("the first row wins where several match at the same place", () => {
  expect(parametrize("https://example.com/7c1811ed-e98f-4c9c-a9f9-58c757ff494f")).toBe("<url>");
  expect(parametrize("0751007cd28df267e8e051b51f918c60")).toBe("<md5>");
});

test("what was replaced once stays", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words())), (parts) => {
      const once = parametrize(parts.join(" "));
      expect(parametrize(once)).toBe(once);
    }),
  );
});

test.each([
  "a",
  "1",
  "a.",
  "1.",
  "a@",
  "1:",
  "::",
  "='",
  '="',
  "f",
  "Mon ",
  "datetime.datetime(",
  "http://",
])("reads a megabyte of %j to its end", (part) => {
  const text = part.repeat(Math.floor(1_000_000 / part.length));
  expect(parametrize(text).length).toBeGreaterThan(0);
});

function words(): string[] {
  return [
    "failed",
    "in",
    "the",
    "cart",
    ...Object.values(EXAMPLES).flatMap(({ matches }) => matches),
  ];
}

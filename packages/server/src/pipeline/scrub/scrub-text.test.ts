import { describe, expect, test } from "vitest";
import { DEFAULT_RULES } from "./canonical-event.fixture.ts";
import type { Manner } from "./manner.ts";
import { compileRules } from "./rules.ts";
import { secretSpans } from "./scrub-text.ts";
import { rewrite } from "./span.ts";

const RULES = compileRules({
  ...DEFAULT_RULES,
  sensitiveFields: ["pesel"],
  safeFields: ["token_type"],
});

function scrubbedAs(manner: Manner, text: string): string {
  return rewrite(text, secretSpans(text, manner, RULES)).text;
}

describe("data", () => {
  test.each([
    ["my password is hunter2", "[Filtered]"],
    ["token=abc", "[Filtered]"],
    ["Unexpected token < in JSON", "Unexpected token < in JSON"],
    ["paid with 4111111111111111 today", "paid with [Filtered] today"],
    ["GET /x with Bearer abc", "GET /x with [Filtered]"],
    ["harmless", "harmless"],
    ["", ""],
  ])("%s", (text, expected) => {
    expect(scrubbedAs("data", text)).toBe(expected);
  });

  test("a container that became JSON text is searched for the project's own names", () => {
    expect(scrubbedAs("data", '{"a":{"pesel":"44051401359","b":1}}')).toBe(
      '{"a":{"pesel":"[Filtered]","b":1}}',
    );
  });
});

describe("words", () => {
  test.each([
    ["const password = read()", "const password = read()"],
    ["pay('4111111111111111')", "pay('[Filtered]')"],
  ])("%s", (text, expected) => {
    expect(scrubbedAs("words", text)).toBe(expected);
  });
});

describe("messages", () => {
  test.each([
    ["Invalid password for jane@example.com", "Invalid password for [email]"],
    ["card 4111111111111111", "card [creditcard]"],
    ["DE89370400440532013000 and 123-45-6789", "[iban] and [us-ssn]"],
    ["sent Bearer abc.def", "sent Bearer [token]"],
    ["no postgres://u:p@db.example.com/x", "no postgres://u:[Filtered]@db.example.com/x"],
  ])("%s", (text, expected) => {
    expect(scrubbedAs("message", text)).toBe(expected);
  });
});

describe("cookie lines", () => {
  test.each([
    ["theme=dark; sessionid=abc; lang=en", "theme=dark; sessionid=[Filtered]; lang=en"],
    ["PHPSESSID=abc", "PHPSESSID=[Filtered]"],
    ["connect.sid=s%3Aabc; Path=/; HttpOnly", "connect.sid=[Filtered]; Path=/; HttpOnly"],
    ["access_token=abc;a=1", "access_token=[Filtered];a=1"],
    ["a=4111111111111111", "a=[Filtered]"],
    ["4111111111111111", "[Filtered]"],
    ["theme=dark", "theme=dark"],
  ])("%s", (text, expected) => {
    expect(scrubbedAs("cookies", text)).toBe(expected);
  });
});

describe("addresses", () => {
  test.each([
    ["https://shop.example/auth/login", "https://shop.example/auth/login"],
    ["https://h/cb?code=1&access_token=abc&x=2", "https://h/cb?code=1&access_token=[Filtered]&x=2"],
    ["https://h/cb#access_token=abc&x=2", "https://h/cb#access_token=[Filtered]&x=2"],
    ["https://h/cb?secret=a#token=b", "https://h/cb?secret=[Filtered]#token=[Filtered]"],
    ["access_token=abc&x=2", "access_token=[Filtered]&x=2"],
    ["https://jane:hunter2@h/", "https://jane:[Filtered]@h/"],
    ["https://h/?pesel=44051401359", "https://h/?pesel=[Filtered]"],
  ])("%s", (text, expected) => {
    expect(scrubbedAs("url", text)).toBe(expected);
  });
});

describe("bodies that are forms", () => {
  test.each([
    ["user=jane&password=hunter2&x=1", "user=jane&password=[Filtered]&x=1"],
    ["password=&x=1", "password=&x=1"],
    ["my%5Fpass%77ord=hunter2", "my%5Fpass%77ord=[Filtered]"],
    ["card=4111%201111%201111%201111&x=1", "card=[Filtered]&x=1"],
    ["card=4111111111111111&x=1", "card=[Filtered]&x=1"],
    ["note=my+password+is+x&x=1", "note=[Filtered]&x=1"],
    ["token_type=bearer_token&x=1", "token_type=bearer_token&x=1"],
    ["broken=%E0%A4%A&pesel=1", "broken=%E0%A4%A&pesel=[Filtered]"],
    ["a=1&&b&c=2", "a=1&&b&c=2"],
  ])("%s", (text, expected) => {
    expect(scrubbedAs("body", text)).toBe(expected);
    expect(scrubbedAs("body", expected)).toBe(expected);
  });
});

describe("bodies that are JSON", () => {
  test.each([
    ['{"user":"jane","password":"hunter2"}', '{"user":"jane","password":"[Filtered]"}'],
    ['{ "password" : "a\\"b" , "x":1}', '{ "password" : "[Filtered]" , "x":1}'],
    ['{"token":123,"x":[1,2]}', '{"token":"[Filtered]","x":[1,2]}'],
    ['{"secret":{"a":"}","b":[1]},"x":1}', '{"secret":"[Filtered]","x":1}'],
    ['{"auth":true,"token":null,"secret":""}', '{"auth":true,"token":null,"secret":""}'],
    ['[{"pesel":"44051401359"}]', '[{"pesel":"[Filtered]"}]'],
    ['{"token_type":"bearer_token"}', '{"token_type":"bearer_token"}'],
    ['{"note":"my password is x","n":1.5e3}', '{"note":"[Filtered]","n":1.5e3}'],
    ['{"card":"4111111111111111"}', '{"card":"[Filtered]"}'],
    ['{"a":1,"password":"hunter...', '{"a":1,"password":"[Filtered]'],
    ['{"a":1,"secret":{"b":"c...', '{"a":1,"secret":"[Filtered]"'],
    ["[]", "[]"],
  ])("%s", (text, expected) => {
    expect(scrubbedAs("body", text)).toBe(expected);
    expect(scrubbedAs("body", expected)).toBe(expected);
  });

  test("what only looks like JSON is data", () => {
    expect(scrubbedAs("body", "{'password': 'hunter2'}")).toBe("[Filtered]");
    expect(scrubbedAs("body", "{user: jane}")).toBe("{user: jane}");
  });
});

describe("other bodies", () => {
  test("are data", () => {
    expect(scrubbedAs("body", "hello = my password")).toBe("[Filtered]");
    expect(scrubbedAs("body", "<xml>fine</xml>")).toBe("<xml>fine</xml>");
  });
});

describe("hostile texts", () => {
  const parts = [
    '"',
    '{"',
    '{"a":',
    "[",
    "{",
    '\\"',
    "a=b&",
    "&",
    "=",
    "%",
    "token=x&",
    '{"token":1},',
    "?",
    "#a=",
  ];
  const manners: Manner[] = ["data", "message", "cookies", "url", "body"];

  test.each(parts)("a megabyte of %j is read to its end in every manner", (part) => {
    const text = part.repeat(Math.ceil(1_000_000 / part.length));
    for (const manner of manners) {
      expect(scrubbedAs(manner, text)).not.toBe("");
      expect(scrubbedAs(manner, `{${text}`)).not.toBe("");
      expect(scrubbedAs(manner, `[${text}`)).not.toBe("");
    }
  });
});

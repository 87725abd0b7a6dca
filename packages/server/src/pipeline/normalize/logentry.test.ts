import { describe, expect, test } from "vitest";
import { normalizeSent } from "./sent-event.fixture.ts";

describe("a message", () => {
  test.each([
    ["as text", { message: "hi" }, { formatted: "hi" }],
    ["as a number", { message: 42 }, { formatted: "42" }],
    ["as an object", { message: { formatted: "hi" } }, { formatted: "hi" }],
    ["as logentry text", { logentry: "hi" }, { formatted: "hi" }],
    ["under its old name", { "sentry.interfaces.Message": { message: "hi" } }, { formatted: "hi" }],
    ["with only a template", { logentry: { message: "hi" } }, { formatted: "hi" }],
    [
      "with equal texts, which collapse",
      { logentry: { message: "hi", formatted: "hi" } },
      { formatted: "hi" },
    ],
    [
      "with template and result",
      { logentry: { message: "hi %s", formatted: "hi you", params: ["you"] } },
      { message: "hi %s", formatted: "hi you", params: ["you"] },
    ],
    [
      "in both fields, where the entry wins",
      { logentry: { message: "hi %s", formatted: "hi you" }, message: "other" },
      { message: "hi %s", formatted: "hi you" },
    ],
    [
      "in both fields, the text filling what is missing",
      { logentry: { message: "hi %s" }, message: "hi you" },
      { message: "hi %s", formatted: "hi you" },
    ],
    ["beside an entry of false", { logentry: false, message: "hi" }, { formatted: "hi" }],
  ])("%s", (_how, sent, logentry) => {
    const event = normalizeSent(sent);
    expect(event.logentry).toEqual(logentry);
    expect(event).not.toHaveProperty("errors");
    expect(event).not.toHaveProperty("message");
  });

  test.each([{ message: false }, { message: null }, { message: "" }, { logentry: {} }, {}])(
    "is absent in %j",
    (sent) => {
      expect(normalizeSent(sent)).not.toHaveProperty("logentry");
    },
  );

  test("is cut at its limit", () => {
    const event = normalizeSent({ message: "x".repeat(9000) });
    expect(event.logentry?.formatted).toHaveLength(8192);
    expect(event["_meta"]).toMatchObject({ logentry: { formatted: { "": { len: 9000 } } } });
  });
});

describe("a template is filled", () => {
  test.each<[template: string, params: unknown, text: string]>([
    ["a %s b %d", ["x", 2], "a x b 2"],
    ["%(who)s has %(n)d", { who: "kim", n: 3 }, "kim has 3"],
    ["100%% of %s", ["it"], "100% of it"],
    ["{} and {}", ["a", "b"], "a and b"],
    ["{1} before {0}", ["a", "b"], "b before a"],
    ["{who} has {n}", { who: "kim", n: 3 }, "kim has 3"],
    ["100% of {who}", { who: "it" }, "100% of it"],
    ["%s and %s", ["a"], "a and %s"],
    ["{missing}", { who: "kim" }, "{missing}"],
    ["{constructor} {length}", ["a"], "{constructor} {length}"],
    ["%(toString)s", {}, "%(toString)s"],
    ["%s", [{ a: [1] }], '{"a":[1]}'],
    ["%s %s", [null, true], "null true"],
    ["100% sure {}", ["x"], "100% sure x"],
  ])("%s with %j", (message, params, text) => {
    expect(normalizeSent({ logentry: { message, params } }).logentry?.formatted).toBe(text);
  });

  test("but not beyond the limit, however often a long parameter is named", () => {
    const logentry = { message: "{0}".repeat(2000), params: ["x".repeat(8000)] };
    expect(normalizeSent({ logentry }).logentry?.formatted).toHaveLength(8192);
  });

  test("parameters that are neither list nor object are dropped", () => {
    const event = normalizeSent({ logentry: { message: "hi %s", params: "x" } });
    expect(event.logentry).toEqual({ formatted: "hi %s" });
    expect(event.errors).toMatchObject([{ name: "logentry.params" }]);
  });
});

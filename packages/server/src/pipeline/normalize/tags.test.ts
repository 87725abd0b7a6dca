import { describe, expect, test } from "vitest";
import { normalizeSent } from "./sent-event.fixture.ts";

describe("tags come in many shapes", () => {
  test.each([
    ["an object", { area: "checkout", plan: 3, beta: true }],
    [
      "pairs",
      [
        ["area", "checkout"],
        ["plan", 3],
        ["beta", true],
      ],
    ],
    [
      "keys and values",
      [
        { key: "area", value: "checkout" },
        { key: "plan", value: 3 },
        { key: "beta", value: true },
      ],
    ],
    ["pairs with gaps", [["area", "checkout"], null, ["plan", 3], ["empty", null], ["beta", true]]],
  ])("%s", (_shape, tags) => {
    const event = normalizeSent({ tags });
    expect(event.tags).toEqual([
      ["area", "checkout"],
      ["plan", "3"],
      ["beta", "True"],
    ]);
    expect(event).not.toHaveProperty("errors");
  });

  test.each(["text", 7, true])("%j is none of them", (tags) => {
    const event = normalizeSent({ tags });
    expect(event.tags).toEqual([]);
    expect(event.errors).toMatchObject([{ type: "invalid_data", name: "tags" }]);
  });
});

describe("a tag", () => {
  test("has dashes for the blanks of its key, and a trimmed value", () => {
    expect(normalizeSent({ tags: { " my key ": " x " } }).tags).toEqual([["my-key", "x"]]);
  });

  test.each([
    ["a long key", { ["k".repeat(201)]: "x" }, "value_too_long"],
    ["a strange key", { "a/b": "x" }, "invalid_data"],
    ["a long value", { a: "x".repeat(201) }, "value_too_long"],
    ["a value of two lines", { a: "x\ny" }, "invalid_data"],
    ["a value that is an object", { a: { b: 1 } }, "invalid_data"],
    ["something that is no pair", ["x"], "invalid_data"],
  ])("with %s is dropped, its value not told", (_what, tags, type) => {
    const event = normalizeSent({ tags });
    expect(event.tags).toEqual([]);
    expect(event.errors).toHaveLength(1);
    expect(event.errors?.[0]).toMatchObject({ type });
    expect(event.errors?.[0]).not.toHaveProperty("value");
  });

  test("with an empty key or value is dropped without a word", () => {
    const event = normalizeSent({ tags: { "": "x", a: "", b: " " } });
    expect(event.tags).toEqual([]);
    expect(event).not.toHaveProperty("errors");
  });

  test("counts once: the first of equal keys wins", () => {
    expect(
      normalizeSent({
        tags: [
          ["a", "1"],
          ["a", "2"],
        ],
      }).tags,
    ).toEqual([["a", "1"]]);
  });

  test.each(["release", "dist", "user", "filename", "function"])("named %s is reserved", (key) => {
    expect(normalizeSent({ tags: { [key]: "x", other: "y" } }).tags).toEqual([["other", "y"]]);
  });
});

describe("the tag environment", () => {
  test("becomes the environment of an event without one", () => {
    const event = normalizeSent({ tags: { environment: "staging" } });
    expect(event.environment).toBe("staging");
    expect(event.tags).toEqual([]);
  });

  test("gives way to the event's own", () => {
    const event = normalizeSent({ environment: "production", tags: { environment: "staging" } });
    expect(event.environment).toBe("production");
    expect(event.tags).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { app, errorOf, eventOf, frameOf, pairsOf, tell } from "../canonical-event.fixture.ts";
import { group } from "../index.ts";

describe("exceptions", () => {
  test("each says its type and stack, in the order of the chain", () => {
    const event = errorOf(
      { type: "Cause", value: "a", stacktrace: { frames: [frameOf("load")] } },
      { type: "Thrown", value: "b", stacktrace: { frames: [frameOf("pay")] } },
    );
    expect(tell(event)).toEqual([
      app([["type", "Cause"], ...pairsOf("load"), ["type", "Thrown"], ...pairsOf("pay")]),
    ]);
  });

  test("without a stack the text counts, with what varies taken out", () => {
    expect(tell(errorOf({ type: "E", value: "user 42 gone" }))).toEqual([
      {
        kind: "system",
        hybrid: false,
        components: [
          ["type", "E"],
          ["value", "user <int> gone"],
        ],
      },
    ]);
  });

  test("the first two lines that are not blank count", () => {
    const value = "\n  one 1 \r\n\n two\nthree";
    expect(tell(errorOf({ value }))[0]?.components).toEqual([["value", "one <int>\ntwo"]]);
  });

  test("the type of a synthetic exception does not count", () => {
    const mechanism = { type: "generic", synthetic: true };
    const stacktrace = { frames: [frameOf("pay")] };
    expect(tell(errorOf({ type: "Error", value: "x", mechanism, stacktrace }))).toEqual([
      app(pairsOf("pay")),
    ]);
    expect(tell(errorOf({ type: "Error", value: "x", mechanism }))[0]?.components).toEqual([
      ["value", "x"],
    ]);
  });

  test("in the app variant an exception with no frame of ours is told by its text", () => {
    const event = errorOf(
      { type: "Cause", value: "a", stacktrace: { frames: [frameOf("lib", false)] } },
      { type: "Thrown", value: "b", stacktrace: { frames: [frameOf("pay")] } },
    );
    expect(tell(event)[0]).toEqual(
      app([["type", "Cause"], ["value", "a"], ["type", "Thrown"], ...pairsOf("pay")]),
    );
  });
});

describe("variants", () => {
  function kinds(...frames: ReturnType<typeof frameOf>[]): string[] {
    return tell(errorOf({ type: "E", stacktrace: { frames } })).map(({ kind }) => kind);
  }

  test("app and system, when some frames are ours", () => {
    expect(kinds(frameOf("lib", false), frameOf("pay"))).toEqual(["app", "system"]);
  });

  test("app alone, when all are", () => {
    expect(kinds(frameOf("main"), frameOf("pay"))).toEqual(["app"]);
  });

  test("system alone, when none is", () => {
    expect(kinds(frameOf("lib", false), frameOf("http", false))).toEqual(["system"]);
  });

  test("system alone, when the frames of ours say nothing", () => {
    expect(kinds(frameOf("lib", false), { in_app: true })).toEqual(["system"]);
  });

  test("app alone, when the frames that are not ours say nothing", () => {
    expect(kinds({ in_app: false }, frameOf("pay"))).toEqual(["app"]);
  });
});

describe("messages", () => {
  test("the template goes before the finished text", () => {
    const event = eventOf({ logentry: { message: "user %s gone", formatted: "user jane gone" } });
    expect(tell(event)[0]?.components).toEqual([["message", "user %s gone"]]);
  });

  test("what varies is taken out", () => {
    const event = eventOf({ logentry: { formatted: "user 42 gone" } });
    expect(tell(event)[0]?.components).toEqual([["message", "user <int> gone"]]);
  });

  test("a user's feedback is told by its text", () => {
    const event = eventOf({ type: "feedback", contexts: { feedback: { message: "It is slow" } } });
    expect(tell(event)[0]?.components).toEqual([["message", "It is slow"]]);
  });

  test("a megabyte of text is read to its end", () => {
    const event = eventOf({ logentry: { formatted: "1:\n ".repeat(250_000) } });
    expect(group(event).hashes).toHaveLength(1);
  });
});

import { describe, expect, test } from "vitest";
import { normalizeSent } from "./sent-event.fixture.ts";

const frames = [{ function: "main", filename: "a.py" }];
const kept = [{ function: "main", filename: "a.py", in_app: false }];

describe("exceptions come in many shapes", () => {
  const one = { type: "ValueError", value: "bad" };

  test.each([
    ["a list", { exception: [one] }],
    ["values", { exception: { values: [one] } }],
    ["a single object", { exception: one }],
    ["a list with gaps", { exception: [null, one, null] }],
    ["the old name", { "sentry.interfaces.Exception": { values: [one] } }],
    [
      "an old name beside an empty new one",
      { exception: null, "sentry.interfaces.Exception": [one] },
    ],
  ])("%s", (_shape, sent) => {
    const event = normalizeSent(sent);
    expect(event.exception).toEqual({ values: [one] });
    expect(event.type).toBe("error");
    expect(event).not.toHaveProperty("errors");
  });

  test.each([[[]], [{ values: [] }], [{ values: null }], [{}], [null]])(
    "%j is no exception",
    (exception) => {
      const event = normalizeSent({ exception });
      expect(event).not.toHaveProperty("exception");
      expect(event).not.toHaveProperty("errors");
      expect(event.type).toBe("default");
    },
  );

  test.each(["text", 7, { values: "text" }])("%j is wrong", (exception) => {
    const event = normalizeSent({ exception });
    expect(event).not.toHaveProperty("exception");
    expect(event.errors).toMatchObject([{ type: "invalid_data", name: "exception" }]);
  });
});

describe("an exception", () => {
  test.each([
    [42, "42"],
    [true, "true"],
    [{ code: 17 }, '{"code":17}'],
    [["a", null], '["a",null]'],
    ["text", "text"],
  ])("with the value %j is shown as %s", (value, text) => {
    expect(normalizeSent({ exception: [{ type: "E", value }] }).exception?.values[0]?.value).toBe(
      text,
    );
  });

  test("is cut at its limits", () => {
    const event = normalizeSent({
      exception: [{ type: "T".repeat(300), value: "v".repeat(9000) }],
    });
    expect(event.exception?.values[0]).toEqual({
      type: `${"T".repeat(253)}...`,
      value: `${"v".repeat(8189)}...`,
    });
    expect(event["_meta"]).toMatchObject({
      exception: {
        values: { 0: { value: { "": { rem: [["!limit", "s", 8189, 8192]], len: 9000 } } } },
      },
    });
  });

  test("without type and value is dropped with a note", () => {
    const event = normalizeSent({ exception: [{ module: "x" }, { type: "E" }] });
    expect(event.exception?.values).toEqual([{ type: "E" }]);
    expect(event.errors).toEqual([{ type: "missing_attribute", name: "exception.values.0" }]);
  });

  test("without type and value stays for its stack", () => {
    const event = normalizeSent({ exception: [{ stacktrace: { frames } }] });
    expect(event.exception?.values).toEqual([{ stacktrace: { frames: kept } }]);
  });

  test("keeps module, thread and raw stack, and drops the unknown", () => {
    const exception = { type: "E", module: "m", thread_id: 7, raw_stacktrace: { frames }, odd: 1 };
    expect(normalizeSent({ exception }).exception?.values).toEqual([
      { type: "E", module: "m", thread_id: 7, raw_stacktrace: { frames: kept } },
    ]);
  });

  test("may be named the main one", () => {
    const values = [{ type: "A", mechanism: { exception_id: 1 } }];
    const inside = normalizeSent({ exception: { values, main_exception_id: 1 } });
    expect(inside.exception?.main_exception_id).toBe(1);
    expect(
      normalizeSent({ exception: values, main_exception_id: 1 }).exception?.main_exception_id,
    ).toBe(1);
  });
});

describe("mechanism", () => {
  test("keeps what it knows", () => {
    const mechanism = {
      type: "auto.node.onuncaughtexception",
      handled: false,
      synthetic: true,
      description: "d",
      help_link: "https://a.example",
      source: "cause",
      exception_id: 1,
      parent_id: 0,
      is_exception_group: true,
      data: { a: 1 },
      meta: { errno: { number: 2 } },
    };
    const event = normalizeSent({ exception: { type: "E", mechanism: { ...mechanism, odd: 1 } } });
    expect(event.exception?.values[0]?.mechanism).toEqual(mechanism);
  });

  test("is generic by default, and null fields are absent", () => {
    const exception = { type: "E", mechanism: { handled: null } };
    expect(normalizeSent({ exception }).exception?.values[0]?.mechanism).toEqual({
      type: "generic",
    });
  });

  test.each(["text", 7, []])("%j is none", (mechanism) => {
    const event = normalizeSent({ exception: { type: "E", mechanism } });
    expect(event.exception?.values).toEqual([{ type: "E" }]);
    expect(event.errors).toMatchObject([{ name: "exception.values.0.mechanism" }]);
  });

  test("loses one wrong field, not all", () => {
    const exception = {
      type: "E",
      mechanism: { type: "onerror", handled: "no", exception_id: -1 },
    };
    const event = normalizeSent({ exception });
    expect(event.exception?.values[0]?.mechanism).toEqual({ type: "onerror" });
    expect(event.errors).toHaveLength(2);
  });
});

describe("the old top-level stack", () => {
  test("moves into the only exception when that has none", () => {
    const event = normalizeSent({ exception: { type: "E" }, stacktrace: { frames } });
    expect(event.exception?.values[0]?.stacktrace).toEqual({ frames: kept });
    expect(event).not.toHaveProperty("stacktrace");
  });

  test.each([
    ["there is no exception", {}],
    ["the exception has its own", { exception: { type: "E", stacktrace: { frames } } }],
    ["there are two exceptions", { exception: [{ type: "A" }, { type: "B" }] }],
  ])("stays when %s", (_when, sent) => {
    expect(normalizeSent({ ...sent, stacktrace: { frames } }).stacktrace).toEqual({ frames: kept });
  });

  test("is read under its old name", () => {
    expect(
      normalizeSent({ "sentry.interfaces.Stacktrace": { frames } }).stacktrace?.frames,
    ).toEqual(kept);
  });
});

describe("threads", () => {
  const thread = {
    id: 1,
    name: "main",
    crashed: true,
    current: true,
    main: true,
    state: "RUNNABLE",
  };

  test.each([[[thread]], [{ values: [thread] }]])("are read from %j", (threads) => {
    expect(normalizeSent({ threads }).threads).toEqual({ values: [thread] });
  });

  test("have stacks", () => {
    const threads = [{ id: "a", stacktrace: { frames } }, null, "x"];
    const event = normalizeSent({ threads });
    expect(event.threads?.values).toEqual([{ id: "a", stacktrace: { frames: kept } }]);
    expect(event.errors).toMatchObject([{ name: "threads.values.1" }]);
  });
});

import { describe as group, expect, test } from "vitest";
import { error, event, inAppFrame, libraryFrame } from "./canonical-event.fixture.ts";
import { describe } from "./index.ts";

group("metadata", () => {
  test("of an error holds type, value and the crash frame", () => {
    const described = describe(
      error({ type: "E", value: "v", stacktrace: { frames: [inAppFrame, libraryFrame] } }),
    );
    expect(described.metadata).toEqual({
      type: "E",
      value: "v",
      filename: "pay.py",
      function: "checkout",
    });
    expect(described.location).toBe("pay.py");
  });

  test("of an error is cut at its limits", () => {
    const { metadata } = describe(error({ type: "T".repeat(200), value: "v".repeat(2000) }));
    expect(metadata.type).toHaveLength(128);
    expect(metadata.value).toHaveLength(1024);
  });

  test("of a synthetic error has no type", () => {
    const { metadata } = describe(
      error({ type: "Error", value: "v", mechanism: { type: "g", synthetic: true } }),
    );
    expect(metadata).toEqual({ value: "v" });
  });

  test("of a message is its title, of nothing nothing", () => {
    expect(describe(event({ logentry: { formatted: "hi" } })).metadata).toEqual({ title: "hi" });
    expect(describe(event()).metadata).toEqual({});
    expect(describe(event())).not.toHaveProperty("location");
  });

  test("of feedback is its message", () => {
    const contexts = { feedback: { message: "nothing happens", type: "feedback" } };
    expect(describe(event({ type: "feedback", contexts })).metadata).toEqual({
      message: "nothing happens",
    });
  });
});

import { describe as group, expect, test } from "vitest";
import type { NormalizedEvent } from "../seams.ts";
import { error, event, inAppFrame } from "./canonical-event.fixture.ts";
import { describe } from "./index.ts";

group("the title of an error", () => {
  test.each<[what: string, sent: NormalizedEvent, title: string]>([
    ["type and value", error({ type: "ValueError", value: "bad" }), "ValueError: bad"],
    ["the first line of the value", error({ type: "E", value: "\n one \n two" }), "E: one"],
    ["the type alone", error({ type: "E" }), "E"],
    ["the value alone", error({ value: "one\ntwo" }), "one"],
    [
      "the message when nothing else is there",
      error({ stacktrace: { frames: [inAppFrame] } }, { logentry: { formatted: "hi\nyou" } }),
      "hi",
    ],
    [
      "the function when nothing else is there",
      error({ stacktrace: { frames: [inAppFrame] } }),
      "checkout",
    ],
    ["a shrug when nothing is there", error({}), "<unknown>"],
    [
      "the value of a synthetic one",
      error({ type: "Error", value: "made up", mechanism: { type: "g", synthetic: true } }),
      "made up",
    ],
    [
      "the function of a synthetic one",
      error({
        type: "Error",
        mechanism: { type: "g", synthetic: true },
        stacktrace: { frames: [inAppFrame] },
      }),
      "checkout",
    ],
  ])("is %s", (_what, sent, title) => {
    expect(describe(sent).title).toBe(title);
  });

  test("has at most 256 characters of the value, never half of one", () => {
    const { title } = describe(error({ type: "E", value: `${"x".repeat(252)}😀😀😀` }));
    expect(title).toBe(`E: ${"x".repeat(252)}...`);
  });
});

group("the title of other events", () => {
  test.each<[what: string, sent: NormalizedEvent, title: string]>([
    ["a message's first line", event({ logentry: { formatted: "stock\nis low" } }), "stock"],
    ["a shrug without a message", event(), "<unlabeled event>"],
    ["a transaction's name", event({ type: "transaction", transaction: "GET /pay" }), "GET /pay"],
    ["feedback's own", event({ type: "feedback" }), "User Feedback"],
  ])("is %s", (_what, sent, title) => {
    expect(describe(sent).title).toBe(title);
  });
});

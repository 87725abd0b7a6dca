import { describe as group, expect, test } from "vitest";
import type { Frame, NormalizedEvent } from "../seams.ts";
import { error, event, inAppFrame, libraryFrame } from "./canonical-event.fixture.ts";
import { describe } from "./index.ts";

group("the culprit", () => {
  const stacktrace = { frames: [inAppFrame, libraryFrame] };
  const synthetic = { type: "g", synthetic: true };

  test.each<[what: string, sent: NormalizedEvent, culprit: string]>([
    [
      "the transaction",
      error({ type: "E", stacktrace }, { transaction: "GET /pay", culprit: "own" }),
      "GET /pay",
    ],
    ["the sender's own", error({ type: "E", stacktrace }, { culprit: "own" }), "own"],
    ["module in function", error({ type: "E", stacktrace }), "shop.pay in checkout"],
    [
      "function(module) in scripts",
      error({ type: "E", stacktrace }, { platform: "node" }),
      "checkout(shop.pay)",
    ],
    [
      "the function in native code",
      error({ type: "E", stacktrace }, { platform: "native" }),
      "checkout",
    ],
    [
      "by the frame's own platform",
      error({ type: "E", stacktrace: { frames: [{ ...inAppFrame, platform: "javascript" }] } }),
      "checkout(shop.pay)",
    ],
    [
      "the file without a module",
      error({ type: "E", stacktrace: { frames: [{ filename: "a.py", in_app: true }] } }),
      "a.py in ?",
    ],
    [
      "the page without a stack",
      error({ type: "E" }, { request: { url: "https://shop.example/" } }),
      "https://shop.example/",
    ],
    [
      "the page without a file",
      error({ type: "E", stacktrace: { frames: [{ function: "f" }] } }, { request: { url: "/p" } }),
      "/p",
    ],
    [
      "nothing of a synthetic one",
      error({ type: "E", stacktrace, mechanism: synthetic }, { request: { url: "/p" } }),
      "",
    ],
    [
      "the transaction of a synthetic one",
      error({ type: "E", mechanism: synthetic }, { transaction: "GET /" }),
      "GET /",
    ],
    ["nothing when nothing is known", event(), ""],
  ])("is %s", (_what, sent, culprit) => {
    expect(describe(sent).culprit).toBe(culprit);
  });

  test("has at most 200 characters", () => {
    const frame: Frame = { function: "f".repeat(300), module: "m", in_app: true };
    expect(describe(error({ type: "E", stacktrace: { frames: [frame] } })).culprit).toHaveLength(
      200,
    );
  });
});

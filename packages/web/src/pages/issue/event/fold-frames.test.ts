import type { FrameShape } from "@vedette/contract";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldFrames } from "./fold-frames.ts";

function frame(inApp: boolean, name = "f"): FrameShape {
  return {
    filename: `${name}.js`,
    absPath: null,
    module: null,
    package: null,
    platform: null,
    instructionAddr: null,
    symbolAddr: null,
    function: name,
    rawFunction: null,
    symbol: null,
    context: [],
    lineNo: 1,
    colNo: null,
    inApp,
    trust: null,
    errors: null,
    vars: null,
  };
}

/** `A` is a frame of the application, `l` one of a library; in brackets: folded; `*`: open. */
function drawn(stack: string, order: "newest" | "oldest"): string {
  const frames = Array.from(stack, (letter) => frame(letter === "A", letter));
  return foldFrames(frames, order)
    .map((run) =>
      run.kind === "folded"
        ? `(${run.frames.map(({ frame }) => frame.function).join("")})`
        : `${run.placed.frame.function}${run.isOpen ? "*" : ""}`,
    )
    .join(" ");
}

test("library frames before the crash are folded, those of the application stand open", () => {
  expect(drawn("llAlA", "newest")).toBe("A* (l) A* (ll)");
  expect(drawn("llAlA", "oldest")).toBe("(ll) A* (l) A*");
});

test("the frame where it broke is shown even when it is a library's", () => {
  expect(drawn("Alll", "newest")).toBe("l (ll) A*");
});

test("a stack of libraries only is shown whole with its newest frame open", () => {
  expect(drawn("lll", "newest")).toBe("l* l l");
  expect(drawn("lll", "oldest")).toBe("l l l*");
});

test("no frame is lost or doubled, and both orders mirror each other", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (owners) => {
      const frames = owners.map((inApp) => frame(inApp));
      const places = (order: "newest" | "oldest") =>
        foldFrames(frames, order).flatMap((run) =>
          run.kind === "folded" ? run.frames.map(({ place }) => place) : [run.placed.place],
        );
      expect(places("oldest")).toEqual(frames.map((_, place) => place));
      expect(places("newest")).toEqual(places("oldest").toReversed());
    }),
  );
});

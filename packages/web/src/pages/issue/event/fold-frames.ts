import type { FrameShape } from "@vedette/contract";
import type { FrameOrder } from "./frame-order.ts";

/** A frame with its place in the stack, which names it whatever the order. */
export interface PlacedFrame {
  frame: FrameShape;
  place: number;
}

/** A run of a stack as it is shown: one frame, or library frames folded into a line. */
export type FrameRun =
  | { kind: "frame"; placed: PlacedFrame; isOpen: boolean }
  | { kind: "folded"; frames: PlacedFrame[] };

/**
 * How a stack is shown. Takes frames oldest first, as the wire has them. Frames of the application
 * stand open; runs of library frames are folded, but never the newest frame, where it broke. A
 * stack without any frame of the application is shown whole, its newest frame open.
 */
export function foldFrames(frames: readonly FrameShape[], order: FrameOrder): FrameRun[] {
  const newest = frames.length - 1;
  const hasOwn = frames.some(({ inApp }) => inApp);
  const placed = frames.map((frame, place) => ({ frame, place }));
  const runs: FrameRun[] = [];
  for (const one of order === "newest" ? placed.toReversed() : placed) {
    if (!hasOwn || one.frame.inApp || one.place === newest) {
      const isOpen = one.frame.inApp || (!hasOwn && one.place === newest);
      runs.push({ kind: "frame", placed: one, isOpen });
      continue;
    }
    const last = runs.at(-1);
    if (last?.kind === "folded") last.frames.push(one);
    else runs.push({ kind: "folded", frames: [one] });
  }
  return runs;
}

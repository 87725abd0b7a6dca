import type { FrameShape } from "@vedette/contract";

/** Where a frame's code is: its file, else its module or package, else its address. */
export function frameFile(frame: FrameShape): string {
  return (
    frame.filename ??
    frame.module ??
    frame.absPath ??
    frame.package ??
    frame.instructionAddr ??
    "unknown"
  );
}

/** The line and column as ` at line 10:5`; empty when the SDK did not say. */
export function frameLine(frame: FrameShape): string {
  if (frame.lineNo === null) return "";
  return ` at line ${frame.lineNo}${frame.colNo === null ? "" : `:${frame.colNo}`}`;
}

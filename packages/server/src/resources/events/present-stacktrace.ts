import type { FrameShape, StacktraceShape } from "@vedette/contract";
import type { Frame, Stacktrace } from "../../protocol/index.ts";

/** A call stack as the REST interface has it, oldest call first. */
export function presentStacktrace(stack: Stacktrace): StacktraceShape {
  return {
    frames: stack.frames.map(presentFrame),
    framesOmitted: stack.frames_omitted ?? null,
    registers: stack.registers ?? null,
    hasSystemFrames: hasSystemFrames(stack),
  };
}

/** Whether telling own code from others' says anything: some frames are own code, some are not. */
export function hasSystemFrames(stack: Stacktrace | undefined): boolean {
  const frames = stack?.frames ?? [];
  return frames.some((frame) => frame.in_app) && frames.some((frame) => !frame.in_app);
}

function presentFrame(frame: Frame): FrameShape {
  return {
    filename: frame.filename ?? null,
    absPath: frame.abs_path ?? null,
    module: frame.module ?? null,
    package: frame.package ?? null,
    platform: frame.platform ?? null,
    instructionAddr: frame.instruction_addr ?? null,
    symbolAddr: frame.symbol_addr ?? null,
    function: frame.function ?? null,
    rawFunction: frame.raw_function ?? null,
    symbol: frame.symbol ?? null,
    context: sourceLines(frame),
    lineNo: frame.lineno ?? null,
    colNo: frame.colno ?? null,
    inApp: frame.in_app ?? false,
    trust: frame.trust ?? null,
    errors: null,
    vars: frame.vars ?? null,
    ...(frame.lock && { lock: frame.lock }),
  };
}

/** The source around the call, each line with its number; nothing where the number is not known. */
function sourceLines(frame: Frame): [number, string][] {
  const { lineno, pre_context: before = [], context_line: line, post_context: after = [] } = frame;
  if (lineno === undefined || line === undefined) return [];
  const first = lineno - before.length;
  return [...before, line, ...after].map((text, at) => [first + at, text]);
}

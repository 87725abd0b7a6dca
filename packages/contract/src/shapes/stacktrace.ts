import * as z from "zod";
import { jsonObject } from "./primitives.ts";

/** One call; `context` is the source around it as `[line number, text]`. */
export const frame = z
  .object({
    filename: z.string().nullable(),
    absPath: z.string().nullable(),
    module: z.string().nullable(),
    package: z.string().nullable(),
    platform: z.string().nullable(),
    instructionAddr: z.string().nullable(),
    symbolAddr: z.string().nullable(),
    function: z.string().nullable(),
    rawFunction: z.string().nullable(),
    symbol: z.string().nullable(),
    context: z.array(z.tuple([z.int(), z.string()])),
    lineNo: z.int().nullable(),
    colNo: z.int().nullable(),
    inApp: z.boolean(),
    trust: z.string().nullable(),
    errors: z.unknown().nullable(),
    vars: jsonObject.nullable(),
    lock: jsonObject.nullable().optional(),
    /** Where the source came from, for frames read through a source map. */
    map: z.string().nullable().optional(),
    mapUrl: z.string().nullable().optional(),
    origAbsPath: z.string().nullable().optional(),
  })
  .meta({ id: "Frame" });

/** Oldest call first, the crash last. */
export const stacktrace = z
  .object({
    frames: z.array(frame),
    framesOmitted: z.unknown().nullable(),
    registers: jsonObject.nullable(),
    hasSystemFrames: z.boolean(),
  })
  .meta({ id: "Stacktrace" });

export type FrameShape = z.output<typeof frame>;
export type StacktraceShape = z.output<typeof stacktrace>;

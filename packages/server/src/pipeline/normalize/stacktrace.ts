import type { Json, JsonObject, Stacktrace } from "../seams.ts";
import { trimBag, trimBagValue, type BagLimits } from "./bag.ts";
import { readFrame } from "./frame.ts";
import { settleInApp } from "./in-app.ts";
import { isObject } from "./json-object.ts";
import type { Meta } from "./meta.ts";

const MAX_FRAMES = 250;
/** Longer stacks keep variables and surrounding lines at both ends only. */
const MAX_DETAILED_FRAMES = 50;
const REGISTERS: BagLimits = { maxChars: 4096, maxDepth: 3 };

/**
 * A stack with its frames in call order, oldest first. One without frames says nothing and is absent.
 * Of very deep stacks the newest 250 frames are kept.
 */
export function readStacktrace(
  sent: Json | undefined,
  platform: string,
  meta: Meta,
): Stacktrace | undefined {
  if (sent === undefined || sent === null) return undefined;
  const source: JsonObject | undefined = Array.isArray(sent) ? { frames: sent } : asObject(sent);
  if (!source) {
    meta.error("invalid_data", "expected an object");
    return undefined;
  }
  const frames = source["frames"];
  if (!Array.isArray(frames)) {
    if (frames !== undefined && frames !== null)
      meta.at("frames").error("invalid_data", "expected a list");
    return undefined;
  }
  const stack = readFrames(frames, platform, meta.at("frames"));
  if (stack.frames.length === 0) return undefined;
  const omitted = source["frames_omitted"];
  if (stack.frames_omitted === undefined && Array.isArray(omitted)) {
    stack.frames_omitted = trimBagValue(omitted, REGISTERS, meta, "frames_omitted");
  }
  const registers = source["registers"];
  if (isObject(registers)) stack.registers = trimBag(registers, REGISTERS, meta.at("registers"));
  return stack;
}

function readFrames(sent: Json[], platform: string, meta: Meta): Stacktrace {
  const skipped = Math.max(0, sent.length - MAX_FRAMES);
  const stack: Stacktrace = { frames: [] };
  for (let at = skipped; at < sent.length; at++) {
    const item = sent[at];
    const place = meta.at(stack.frames.length);
    if (isObject(item)) {
      const frame = readFrame(item, place);
      settleInApp(frame, platform);
      stack.frames.push(frame);
    } else if (item !== null) {
      place.error("invalid_data", "expected a frame");
    }
  }
  if (skipped > 0) {
    meta.cutItems(sent.length);
    stack.frames_omitted = [0, skipped];
  }
  if (stack.frames.length > MAX_DETAILED_FRAMES) thinOutMiddle(stack);
  return stack;
}

function thinOutMiddle(stack: Stacktrace): void {
  const atEachEnd = MAX_DETAILED_FRAMES / 2;
  for (const frame of stack.frames.slice(atEachEnd, -atEachEnd)) {
    delete frame.vars;
    delete frame.pre_context;
    delete frame.post_context;
  }
}

function asObject(value: Json): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

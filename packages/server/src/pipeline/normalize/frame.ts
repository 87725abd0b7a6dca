import type { Frame, Json, JsonObject } from "../seams.ts";
import { trimBag, type BagLimits } from "./bag.ts";
import { isObject } from "./json-object.ts";
import type { Meta } from "./meta.ts";
import { toText } from "./text.ts";
import { toBoolean, toCount } from "./values.ts";

const MAX_FUNCTION_CHARS = 512;
const MAX_NAME_CHARS = 256;
const MAX_ADDRESS_CHARS = 64;
const VARS: BagLimits = { maxChars: 2048, maxDepth: 5 };

/** How SDKs spell a function they have no name for. */
const NAMELESS: ReadonlySet<string> = new Set(["?", "<unknown>"]);

/** One stack frame. Only the fields that are there are looked at: most frames have few. */
export function readFrame(sent: JsonObject, meta: Meta): Frame {
  const frame: Frame = {};
  for (const key in sent) readField(frame, key, sent[key], meta);
  settlePaths(frame);
  return frame;
}

function readField(frame: Frame, key: string, value: Json | undefined, meta: Meta): void {
  switch (key) {
    case "function":
    case "raw_function": {
      const text = toText(value, MAX_FUNCTION_CHARS, meta, key);
      if (text !== undefined && !NAMELESS.has(text)) frame[key] = text;
      return;
    }
    case "symbol":
      return setText(frame, key, toText(value, MAX_FUNCTION_CHARS, meta, key));
    case "filename":
    case "abs_path":
    case "module":
    case "package":
      return setText(frame, key, toText(value, MAX_NAME_CHARS, meta, key));
    case "platform":
    case "addr_mode":
    case "trust":
      return setText(frame, key, toText(value, MAX_ADDRESS_CHARS, meta, key));
    case "instruction_addr":
    case "symbol_addr":
    case "image_addr":
      return setText(frame, key, toAddress(value, meta, key));
    case "context_line":
      // Blank lines matter here: an empty one is a line all the same.
      if (typeof value === "string") frame.context_line = value;
      return;
    case "pre_context":
    case "post_context":
      return readLines(frame, key, value, meta);
    case "lineno":
    case "colno": {
      const count = toCount(value, meta, key);
      if (count !== undefined) frame[key] = count;
      return;
    }
    case "in_app":
    case "stack_start": {
      const flag = toBoolean(value, meta, key);
      if (flag !== undefined) frame[key] = flag;
      return;
    }
    case "vars":
    case "data":
    case "lock":
      return readBag(frame, key, value, meta);
  }
}

type TextField = {
  [K in keyof Frame]-?: string extends Frame[K] ? K : never;
}[keyof Frame];

function setText(frame: Frame, key: TextField, text: string | undefined): void {
  if (text !== undefined) frame[key] = text;
}

function readLines(
  frame: Frame,
  key: "pre_context" | "post_context",
  value: Json | undefined,
  meta: Meta,
): void {
  if (value === undefined || value === null) return;
  if (!Array.isArray(value)) {
    meta.at(key).error("invalid_data", "expected a list of lines");
    return;
  }
  frame[key] = value.map((line) => (typeof line === "string" ? line : ""));
}

function readBag(
  frame: Frame,
  key: "vars" | "data" | "lock",
  value: Json | undefined,
  meta: Meta,
): void {
  if (value === undefined || value === null) return;
  // PHP sends an empty list for an empty map, and positional arguments as a list.
  const bag = Array.isArray(value) ? Object.fromEntries(value.entries()) : value;
  if (isObject(bag)) frame[key] = trimBag(bag, VARS, meta.at(key));
  else meta.at(key).error("invalid_data", "expected an object");
}

function toAddress(value: Json | undefined, meta: Meta, key: string): string | undefined {
  if (typeof value !== "number") return toText(value, MAX_ADDRESS_CHARS, meta, key);
  return Number.isSafeInteger(value) && value >= 0 ? `0x${value.toString(16)}` : undefined;
}

const URL_SCHEMES = ["http://", "https://", "file://"];

/** A frame knows its file by one name or the other; a URL is the absolute path, not the name. */
function settlePaths(frame: Frame): void {
  const filename = frame.filename ?? frame.abs_path;
  if (filename === undefined) return;
  frame.filename = filename;
  if (!URL_SCHEMES.some((scheme) => filename.startsWith(scheme))) return;
  frame.abs_path ??= filename;
  const path = pathOfUrl(filename);
  if (path.length > 1) frame.filename = path;
}

function pathOfUrl(url: string): string {
  const slash = url.indexOf("/", url.indexOf("://") + 3);
  if (slash === -1) return "";
  const end = url.slice(slash).search(/[?#]/);
  return end === -1 ? url.slice(slash) : url.slice(slash, slash + end);
}

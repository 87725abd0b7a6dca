import type { Json } from "../seams.ts";
import { isObject } from "./json-object.ts";
import { toJsonText } from "./json-text.ts";
import type { Meta } from "./meta.ts";
import { cutText } from "./text.ts";

export type Pair = [key: string, value: string];

const MAX_KEY_CHARS = 256;
/** One character may take three bytes, and each of these three characters: `%E2%82%AC`. */
const MAX_ESCAPE_CHARS = 9;

/**
 * Name and value pairs out of text, an object, or a list of pairs. Values that are no text become
 * JSON text; `maxChars` bounds all of them together.
 */
export function readPairs(
  sent: Json | undefined,
  splitText: (text: string) => Pair[],
  maxChars: number,
  meta: Meta,
): Pair[] {
  const pairs = splitPairs(sent, splitText, maxChars, meta);
  let left = maxChars;
  for (const [at, pair] of pairs.entries()) {
    const [key, value] = pair;
    if (left <= key.length) {
      meta.cutItems(pairs.length);
      return pairs.slice(0, at);
    }
    if (key.length > MAX_KEY_CHARS) pair[0] = cutText(key, MAX_KEY_CHARS, meta, at);
    left -= key.length;
    if (value.length > Math.max(left, 3)) pair[1] = cutText(value, Math.max(left, 3), meta, at);
    left -= pair[1].length;
  }
  return pairs;
}

function splitPairs(
  sent: Json | undefined,
  splitText: (text: string) => Pair[],
  maxChars: number,
  meta: Meta,
): Pair[] {
  if (sent === undefined || sent === null || sent === "") return [];
  if (typeof sent === "string") return splitText(sent.slice(0, maxChars * MAX_ESCAPE_CHARS));
  if (isObject(sent)) {
    return Object.keys(sent).map((key): Pair => [key, toPairValue(sent[key], maxChars)]);
  }
  if (!Array.isArray(sent)) {
    meta.error("invalid_data", "expected text, an object or a list of pairs");
    return [];
  }
  const pairs: Pair[] = [];
  for (const [at, entry] of sent.entries()) {
    const key = Array.isArray(entry) ? entry[0] : undefined;
    if (Array.isArray(entry) && (typeof key === "string" || typeof key === "number")) {
      pairs.push([String(key), toPairValue(entry[1], maxChars)]);
    } else if (entry !== null) {
      meta.at(at).error("invalid_data", "expected a pair");
    }
  }
  return pairs;
}

function toPairValue(value: Json | undefined, maxChars: number): string {
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return "";
  // A repeated header or parameter comes as a list of texts.
  if (Array.isArray(value) && value.every((part) => typeof part === "string"))
    return value.join(",");
  return toJsonText(value, maxChars);
}

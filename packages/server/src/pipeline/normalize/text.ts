import type { Json } from "../seams.ts";
import type { Meta } from "./meta.ts";

/**
 * Text of at most `maxChars` characters; longer text is cut and ends in dots. Empty and null are
 * absent; another type leaves a note at `key`.
 */
export function toText(
  value: Json | undefined,
  maxChars: number,
  meta: Meta,
  key: string | number,
): string | undefined {
  if (typeof value === "string") {
    if (value.length > maxChars) return cutText(value, maxChars, meta, key);
    return value === "" ? undefined : value;
  }
  if (value === undefined || value === null) return undefined;
  meta.at(key).error("invalid_data", "expected text");
  return undefined;
}

/** As `toText`, but a number or boolean is turned into text the way the wire does: `42`, `True`. */
export function toLenientText(
  value: Json | undefined,
  maxChars: number,
  meta: Meta,
  key: string | number,
): string | undefined {
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  return toText(value, maxChars, meta, key);
}

const DOTS = "...";

/** Cuts text so that it is at most `maxChars` long with its dots, and leaves a note at `key`. */
export function cutText(text: string, maxChars: number, meta: Meta, key: string | number): string {
  const cut = `${withoutHalfPair(text.slice(0, Math.max(0, maxChars - DOTS.length)))}${DOTS}`;
  meta.at(key).cutText(cut.length, text.length);
  return cut;
}

/** A cut through the middle of a character outside the basic plane would leave half of it. */
function withoutHalfPair(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}

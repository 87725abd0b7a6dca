import type { Json, NormalizedEvent } from "../seams.ts";
import { toEnvironment } from "./identity.ts";
import { isObject } from "./json-object.ts";
import type { Meta } from "./meta.ts";
import { toLenientText } from "./text.ts";

const MAX_KEY_CHARS = 200;
const MAX_VALUE_CHARS = 200;
const KEY = /^[a-zA-Z0-9_.:-]+$/;

/** Keys that would contradict fields of the event, or grouping variables. */
const RESERVED: ReadonlySet<string> = new Set(["release", "dist", "user", "filename", "function"]);

/**
 * Fills in the sender's tags, whatever shape they came in: an object, a list of pairs, or a list of
 * `{key, value}`. The first of equal keys wins. A tag `environment` becomes the event's environment
 * when it has none, and is never kept as a tag: the field is what filters go by.
 */
export function readTags(sent: Json | undefined, event: NormalizedEvent, meta: Meta): void {
  if (sent === undefined || sent === null) return;
  const place = meta.at("tags");
  const seen = new Set<string>();
  for (const [rawKey, rawValue, at] of pairsOf(sent, place)) {
    const key = readKey(rawKey, place, at);
    if (key === undefined || RESERVED.has(key) || seen.has(key)) continue;
    if (key === "environment") {
      if (event.environment !== undefined) continue;
      const environment = toEnvironment(rawValue, meta);
      if (environment !== undefined) event.environment = environment;
      continue;
    }
    const value = readValue(rawValue, place, key);
    if (value === undefined) continue;
    seen.add(key);
    event.tags.push([key, value]);
  }
}

type SentTag = [key: Json | undefined, value: Json | undefined, at: string | number];

function pairsOf(sent: Json, meta: Meta): SentTag[] {
  if (isObject(sent)) return Object.keys(sent).map((key) => [key, sent[key], key]);
  if (!Array.isArray(sent)) {
    meta.error("invalid_data", "expected an object or a list of pairs");
    return [];
  }
  const pairs: SentTag[] = [];
  sent.forEach((entry, at) => {
    if (Array.isArray(entry)) pairs.push([entry[0], entry[1], at]);
    else if (isObject(entry)) pairs.push([entry["key"], entry["value"], at]);
    else if (entry !== null) meta.at(at).error("invalid_data", "expected a pair");
  });
  return pairs;
}

function readKey(value: Json | undefined, meta: Meta, at: string | number): string | undefined {
  const key = toLenientText(value, Number.POSITIVE_INFINITY, meta, at)?.trim();
  if (!key) return undefined;
  const dashed = key.includes(" ") ? key.replaceAll(" ", "-") : key;
  if (dashed.length > MAX_KEY_CHARS) {
    meta.at(at).error("value_too_long", `a tag's key has at most ${MAX_KEY_CHARS} characters`);
    return undefined;
  }
  if (KEY.test(dashed)) return dashed;
  meta.at(at).error("invalid_data", "a tag's key has only letters, digits and _ . : -");
  return undefined;
}

function readValue(sent: Json | undefined, meta: Meta, key: string): string | undefined {
  const value = toLenientText(sent, Number.POSITIVE_INFINITY, meta, key)?.trim();
  if (!value) return undefined;
  if (value.length > MAX_VALUE_CHARS) {
    meta.at(key).error("value_too_long", `a tag's value has at most ${MAX_VALUE_CHARS} characters`);
    return undefined;
  }
  if (!value.includes("\n")) return value;
  meta.at(key).error("invalid_data", "a tag's value has no line breaks");
  return undefined;
}

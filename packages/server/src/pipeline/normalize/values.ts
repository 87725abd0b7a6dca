import type { Json, JsonObject } from "../seams.ts";
import { isEmpty, isObject } from "./json-object.ts";
import type { Meta } from "./meta.ts";

/** What a field is called today, and what else it may be called. */
export type Names = readonly [name: string, ...aliases: string[]];

/** A list of things, whether sent bare or as `{"values": […]}`, and the place its items stand at. */
export interface SentList {
  items: Json[];
  meta: Meta;
}

/** Reads the first of `names` that is set, as a list in either form; a wrong type leaves a note. */
export function readList(sent: JsonObject, names: Names, meta: Meta): SentList {
  const [name, ...aliases] = names;
  const value = sent[name] ?? sent[aliases.find((alias) => alias in sent) ?? name] ?? null;
  const values = isObject(value) && "values" in value ? (value["values"] ?? null) : value;
  const place = meta.at(name);
  if (Array.isArray(values)) return { items: values, meta: place.at("values") };
  if (values !== null && !(isObject(values) && isEmpty(values))) {
    place.error("invalid_data", "expected a list");
  }
  return { items: [], meta: place };
}

/** Reads the first of `names` that is set, as an object; a wrong type leaves a note. */
export function readObject(source: JsonObject, names: Names, meta: Meta): JsonObject | undefined {
  for (const name of names) {
    const value = source[name];
    if (value === undefined || value === null) continue;
    if (isObject(value)) return value;
    meta.at(names[0]).error("invalid_data", "expected an object");
    return undefined;
  }
  return undefined;
}

/** `true` or `false`; null and absent are absent; anything else leaves a note. */
export function toBoolean(value: Json | undefined, meta: Meta, key: string): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === undefined || value === null) return undefined;
  meta.at(key).error("invalid_data", "expected true or false");
  return undefined;
}

const DIGITS = /^\d{1,15}$/;

/** A whole number from 0, also when it came as text; anything else leaves a note. */
export function toCount(value: Json | undefined, meta: Meta, key: string): number | undefined {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" && DIGITS.test(value)) return Number(value);
  meta.at(key).error("invalid_data", "expected a whole number");
  return undefined;
}

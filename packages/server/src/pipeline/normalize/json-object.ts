import type { Json, JsonObject } from "../seams.ts";

/** A JSON object: neither null nor a list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether it has no enumerable property. */
export function isEmpty(object: object): boolean {
  for (const _ in object) return false;
  return true;
}

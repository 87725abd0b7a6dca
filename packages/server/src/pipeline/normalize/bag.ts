import type { Json, JsonObject } from "../seams.ts";
import { toJsonText } from "./json-text.ts";
import type { Meta } from "./meta.ts";
import { cutText } from "./text.ts";

/** How much free-form data a field may hold. Characters of JSON, estimated. */
export interface BagLimits {
  maxChars: number;
  /** Levels of containers, the bag itself being the first; deeper ones become JSON text. */
  maxDepth: number;
  /** For each direct child of the bag. */
  maxValueChars?: number;
}

interface Budget {
  left: number;
  readonly maxDepth: number;
}

/** Text cut shorter than this says nothing any more. */
const SHORTEST_CUT = 8;

/**
 * Makes free-form data fit its limits, **in place**: long texts are cut, deep containers become text,
 * what comes after the last free character is removed. Every change leaves a note below `meta`.
 */
export function trimBag<T extends JsonObject | Json[]>(bag: T, limits: BagLimits, meta: Meta): T {
  const budget: Budget = { left: limits.maxChars, maxDepth: limits.maxDepth };
  if (Array.isArray(bag)) trimList(bag, 1, budget, meta);
  else trimObject(bag, 1, budget, meta, limits.maxValueChars);
  return bag;
}

/** As `trimBag` for a value of any type. */
export function trimBagValue(
  value: Json,
  limits: BagLimits,
  meta: Meta,
  key: string | number,
): Json {
  return trimValue(value, 1, { left: limits.maxChars, maxDepth: limits.maxDepth }, meta, key);
}

function trimObject(
  object: JsonObject,
  depth: number,
  budget: Budget,
  meta: Meta,
  maxValueChars?: number,
): void {
  let count = 0;
  let removed = 0;
  for (const key in object) {
    count++;
    // As a key it would change prototypes wherever the object is copied.
    if (budget.left <= key.length || key === "__proto__") {
      delete object[key];
      removed++;
      continue;
    }
    budget.left -= key.length + 4;
    const before = object[key] ?? null;
    let after: Json;
    if (maxValueChars === undefined) {
      after = trimValue(before, depth + 1, budget, meta, key);
    } else {
      const own: Budget = { left: Math.min(maxValueChars, budget.left), maxDepth: budget.maxDepth };
      const start = own.left;
      after = trimValue(before, depth + 1, own, meta, key);
      budget.left -= start - own.left;
    }
    if (after !== before) object[key] = after;
  }
  if (removed > 0) meta.cutItems(count);
}

function trimList(list: Json[], depth: number, budget: Budget, meta: Meta): void {
  for (let at = 0; at < list.length; at++) {
    if (budget.left <= 0) {
      meta.cutItems(list.length);
      list.length = at;
      return;
    }
    budget.left -= 1;
    const before = list[at] ?? null;
    const after = trimValue(before, depth + 1, budget, meta, at);
    if (after !== before) list[at] = after;
  }
}

/** `depth` is that of the value, should it be a container. */
function trimValue(
  value: Json,
  depth: number,
  budget: Budget,
  meta: Meta,
  key: string | number,
): Json {
  if (typeof value === "string") return trimText(value, budget, meta, key);
  if (typeof value !== "object" || value === null) {
    budget.left -= 5;
    return value;
  }
  if (depth > budget.maxDepth) {
    return trimText(toJsonText(value, Math.max(budget.left, 0)), budget, meta, key);
  }
  budget.left -= 2;
  if (Array.isArray(value)) trimList(value, depth, budget, meta.at(key));
  else trimObject(value, depth, budget, meta.at(key));
  return value;
}

function trimText(text: string, budget: Budget, meta: Meta, key: string | number): string {
  const fitting = text.length <= Math.max(budget.left, SHORTEST_CUT);
  const kept = fitting ? text : cutText(text, Math.max(budget.left, SHORTEST_CUT), meta, key);
  budget.left -= kept.length + 2;
  return kept;
}

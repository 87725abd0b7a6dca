import type { Json, JsonObject, NormalizedEvent } from "../seams.ts";
import { FILTERED, type Rewritten } from "./span.ts";

type Key = string | number;

/**
 * Notes in the event's `_meta` what was taken out and by which rule. Knows the place the walk has come
 * to; the tree of notes is only made once there is something to note.
 */
export class Marks {
  readonly #event: NormalizedEvent;
  readonly #path: Key[] = [];

  constructor(event: NormalizedEvent) {
    this.#event = event;
  }

  enter(key: Key): void {
    this.#path.push(key);
  }

  leave(): void {
    this.#path.pop();
  }

  /** The text at `key`, once `length` characters long, had parts replaced. */
  rewritten(key: Key, marks: Rewritten["marks"], length: number): void {
    const leaf = childOf(this.#node(key), "");
    const remarks = listIn(leaf, "rem");
    for (const { rule, start, end } of marks) remarks.push([rule, "s", start, end]);
    leaf["len"] ??= length;
  }

  /** The value at `key` gave way as a whole; notes about what it held say nothing any more. */
  filtered(key: Key, rule: string, length?: number): void {
    this.#replace(key, [rule, "s", 0, FILTERED.length], length);
  }

  /** The value at `key` is gone. */
  removed(key: Key, rule: string): void {
    this.#replace(key, [rule, "x"]);
  }

  #replace(key: Key, remark: Json[], length?: number): void {
    const parent = this.#node();
    const before = childOf(childOf(parent, String(key)), "")["len"];
    const leaf: JsonObject = { rem: [remark] };
    const original = before ?? length;
    if (original !== undefined) leaf["len"] = original;
    setOwn(parent, String(key), { "": leaf });
  }

  #node(key?: Key): JsonObject {
    this.#event._meta ??= {};
    let node = this.#event._meta;
    for (const part of this.#path) node = childOf(node, String(part));
    return key === undefined ? node : childOf(node, String(key));
  }
}

function childOf(node: JsonObject, key: string): JsonObject {
  const existing = Object.hasOwn(node, key) ? node[key] : undefined;
  if (typeof existing === "object" && existing !== null && !Array.isArray(existing)) return existing;
  const child: JsonObject = {};
  setOwn(node, key, child);
  return child;
}

/** Plain assignment to `__proto__` would change the prototype and set nothing. */
function setOwn(node: JsonObject, key: string, value: JsonObject): void {
  Object.defineProperty(node, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function listIn(leaf: JsonObject, key: string): Json[] {
  const existing = leaf[key];
  if (Array.isArray(existing)) return existing;
  const list: Json[] = [];
  leaf[key] = list;
  return list;
}

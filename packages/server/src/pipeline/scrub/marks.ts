import type { Json, JsonObject, NormalizedEvent } from "../seams.ts";
import { FILTERED, type Replaced } from "./span.ts";

type Key = string | number;

/** Notes must not outgrow the event: one that is secrets all over is told about the first of them. */
const MAX_MARKS = 500;
const MAX_REMARKS_ON_TEXT = 50;

/**
 * Notes in the event's `_meta` what was taken out and by which rule. Knows the place the walk has come
 * to; the tree of notes is only made once there is something to note.
 */
export class Marks {
  readonly #event: NormalizedEvent;
  readonly #path: Key[] = [];
  #count = 0;

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
  rewritten(key: Key, replaced: Replaced[], length: number): void {
    if (this.#isFull()) return;
    const leaf = childOf(this.#node(key), "");
    const remarks = listIn(leaf, "rem").flatMap((remark) => moveRemark(remark, replaced));
    for (const { rule, start, end } of replaced.slice(0, MAX_REMARKS_ON_TEXT))
      remarks.push([rule, "s", start, end]);
    leaf["rem"] = remarks;
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
    if (this.#isFull()) return;
    const parent = this.#node();
    const before = childOf(childOf(parent, String(key)), "")["len"];
    const leaf: JsonObject = { rem: [remark] };
    const original = before ?? length;
    if (original !== undefined) leaf["len"] = original;
    setOwn(parent, String(key), { "": leaf });
  }

  #isFull(): boolean {
    return ++this.#count > MAX_MARKS;
  }

  #node(key?: Key): JsonObject {
    let node = (this.#event["_meta"] ??= {});
    for (const part of this.#path) node = childOf(node, String(part));
    return key === undefined ? node : childOf(node, String(key));
  }
}

/** An older remark speaks of the text as it was: it moves with the text, or went with a secret. */
function moveRemark(remark: Json, replaced: Replaced[]): Json[] {
  if (!Array.isArray(remark)) return [remark];
  const [rule, kind, start, end] = remark;
  if (typeof start !== "number" || typeof end !== "number") return [remark];
  let moved = 0;
  for (const part of replaced) {
    if (part.oldStart < end && part.oldEnd > start) return [];
    if (part.oldEnd <= start) moved += part.end - part.start - (part.oldEnd - part.oldStart);
  }
  return [[rule ?? null, kind ?? null, start + moved, end + moved]];
}

function childOf(node: JsonObject, key: string): JsonObject {
  const existing = Object.hasOwn(node, key) ? node[key] : undefined;
  if (typeof existing === "object" && existing !== null && !Array.isArray(existing))
    return existing;
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
  return Array.isArray(existing) ? existing : [];
}

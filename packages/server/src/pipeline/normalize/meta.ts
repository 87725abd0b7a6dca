import type { Json, JsonObject, NormalizedEvent } from "../seams.ts";
import { isEmpty, isObject } from "./json-object.ts";

/** What can be wrong with a value (docs/wire.md). */
export type MetaError =
  | "invalid_data"
  | "missing_attribute"
  | "invalid_attribute"
  | "value_too_long"
  | "clock_drift"
  | "past_timestamp"
  | "future_timestamp";

type EventError = NonNullable<NormalizedEvent["errors"]>[number];

interface Note {
  path: (string | number)[];
  error?: [kind: MetaError, data: JsonObject];
  /** Shown in `errors[]`; only callers that know the value to be harmless give it. */
  value?: Json;
  rule?: [id: string, kind: string, ...range: number[]];
  length?: number;
}

/** An event with thousands of broken values is told about the first ones. */
const MAX_NOTES = 200;

/**
 * A place in the event and the way to leave a note about it. Making one costs two fields: paths are
 * only spelt out once there is something to say, so a clean event pays next to nothing.
 */
export class Meta {
  readonly #parent: Meta | undefined;
  readonly #key: string | number;
  readonly #notes: Note[];

  constructor(parent?: Meta, key: string | number = "") {
    this.#parent = parent;
    this.#key = key;
    this.#notes = parent ? parent.#notes : [];
  }

  at(key: string | number): Meta {
    return new Meta(this, key);
  }

  /** The value here could not be used; `reason` is shown to people and never quotes the value. */
  error(kind: MetaError, reason: string, value?: Json): void {
    this.errorData(kind, { reason }, value);
  }

  errorData(kind: MetaError, data: JsonObject, value?: Json): void {
    this.#add({ error: [kind, data], ...(value === undefined ? {} : { value }) });
  }

  /** The text here was cut: its last characters, from `end - 3`, are dots now. */
  cutText(end: number, length: number): void {
    this.#add({ rule: ["!limit", "s", end - 3, end], length });
  }

  /** The list, object or value here lost parts that did not fit; `length` is the original count. */
  cutItems(length: number): void {
    this.#add({ rule: ["!limit", "x"], length });
  }

  /**
   * Call on the root: the event's `_meta`, which is the sender's with all notes merged in and absent
   * when neither says anything, and the notes on wrong values as a list for people.
   */
  finish(sent: JsonObject | undefined): { meta?: JsonObject; errors: EventError[] } {
    const errors: EventError[] = [];
    const meta: JsonObject = sent ?? {};
    for (const note of this.#notes) {
      writeNote(meta, note);
      if (!note.error) continue;
      const error: EventError = { type: note.error[0], name: note.path.join(".") };
      if (note.value !== undefined) error.value = note.value;
      errors.push(error);
    }
    return isEmpty(meta) ? { errors } : { meta, errors };
  }

  #add(note: Omit<Note, "path">): void {
    if (this.#notes.length >= MAX_NOTES) return;
    this.#notes.push({ ...note, path: this.#path() });
  }

  #path(): (string | number)[] {
    return this.#parent ? [...this.#parent.#path(), this.#key] : [];
  }
}

function writeNote(root: JsonObject, note: Note): void {
  // As a key of a tree it would change prototypes wherever the tree is copied.
  if (note.path.includes("__proto__")) return;
  let node = root;
  for (const key of note.path) node = childObject(node, String(key));
  const leaf = childObject(node, "");
  if (note.rule) listIn(leaf, "rem").push(note.rule);
  if (note.error) listIn(leaf, "err").push(note.error);
  if (note.length !== undefined) leaf["len"] = note.length;
}

function childObject(node: JsonObject, key: string): JsonObject {
  const existing = Object.hasOwn(node, key) ? node[key] : undefined;
  if (isObject(existing)) return existing;
  const child: JsonObject = {};
  node[key] = child;
  return child;
}

function listIn(leaf: JsonObject, key: string): Json[] {
  const existing = leaf[key];
  if (Array.isArray(existing)) return existing;
  const list: Json[] = [];
  leaf[key] = list;
  return list;
}

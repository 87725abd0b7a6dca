import type { SentryState } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { SENTRY_STATES, USER_MESSAGE_LIMIT } from "@vedette/contract/status-words";
import type { JsonObject } from "../../outbox/index.ts";
import type { Update } from "./model.ts";

type Given = Readonly<Record<string, unknown>>;

const MAX_NOTE_LENGTH = 10_000;
const MAX_META_BYTES = 65_536;
const MAX_META_DEPTH = 8;
const YES = new Set(["true", "1", "yes", "on"]);
const NO = new Set(["false", "0", "no", "off", ""]);

/**
 * Reads an update as it comes: parameters of the query and fields of the body, which win, both with
 * maps as `meta[key]=…`. Empty texts are texts, an empty `state` is none. Refuses, field by field,
 * what is not as docs/integrate/status.md says; fields it does not know mean nothing.
 */
export function readUpdate(query: Given, body: Given): Update {
  const given = { ...foldBrackets(query), ...foldBrackets(body) };
  const problems: Record<string, string[]> = {};
  const read = <T>(field: string, reader: (value: unknown) => T): T | undefined => {
    const value = given[field];
    if (value === undefined || value === null) return undefined;
    try {
      return reader(value);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems[field] = [error.message];
      return undefined;
    }
  };
  const update: Update = {
    kind: "report",
    state: read("state", toState),
    message: read("user_message", toMessage),
    note: read("history_note", toNote),
    isPrivate: read("private_entry", toFlag),
    meta: read("meta", toMeta),
  };
  if (Object.keys(problems).length > 0) throw Problem.fields(problems);
  return update;
}

class Unreadable extends Error {}

function toState(value: unknown): SentryState | undefined {
  if (value === "") return undefined;
  const state = SENTRY_STATES.find((one) => one === value);
  if (state !== undefined) return state;
  throw new Unreadable(`"${shorten(value)}" is not a state. Send happy, sad or sick.`);
}

function toMessage(value: unknown): string {
  const text = toText(value);
  const length = Array.from(text).length;
  if (length <= USER_MESSAGE_LIMIT) return text;
  throw new Unreadable(
    `A message has at most ${USER_MESSAGE_LIMIT} characters, and this one has ${length}.`,
  );
}

function toNote(value: unknown): string {
  const text = toText(value);
  if (text.length <= MAX_NOTE_LENGTH) return text;
  throw new Unreadable(`A note has at most ${MAX_NOTE_LENGTH} characters.`);
}

function toText(value: unknown): string {
  if (typeof value === "string") return value;
  throw new Unreadable("Send one text.");
}

function toFlag(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  const word = typeof value === "number" ? String(value) : value;
  if (typeof word === "string" && YES.has(word.toLowerCase())) return true;
  if (typeof word === "string" && NO.has(word.toLowerCase())) return false;
  throw new Unreadable(`"${shorten(value)}" is neither true nor false.`);
}

function toMeta(value: unknown): JsonObject | undefined {
  if (value === "") return undefined;
  const meta = typeof value === "string" ? parseJson(value) : value;
  if (typeof meta !== "object" || meta === null || Array.isArray(meta)) {
    throw new Unreadable("Send a map: meta[key]=value, or a JSON object.");
  }
  if (depthOf(meta) > MAX_META_DEPTH) throw new Unreadable("Metadata is nested too deeply.");
  if (Buffer.byteLength(JSON.stringify(meta)) > MAX_META_BYTES) {
    throw new Unreadable("Metadata has at most 64 KiB as JSON.");
  }
  return meta as JsonObject;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let deepest = 0;
  for (const one of Object.values(value)) {
    deepest = Math.max(deepest, depthOf(one));
    if (deepest > MAX_META_DEPTH) break;
  }
  return deepest + 1;
}

/** Makes maps of `meta[row_counts][orders]=120`; a name used twice has the value it had last. */
function foldBrackets(given: Given): Given {
  const folded = new Map<string, unknown>();
  const trees = new Map<string, Map<string, unknown>>();
  for (const [name, value] of Object.entries(given)) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    const [, root = "", rest = ""] = /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(name) ?? [];
    if (root === "") {
      folded.set(name, last);
      continue;
    }
    const tree = trees.get(root) ?? new Map<string, unknown>();
    trees.set(root, tree);
    const path = Array.from(rest.matchAll(/\[([^[\]]*)\]/g), ([, key = ""]) => key);
    plant(tree, path.slice(0, MAX_META_DEPTH + 2), last);
  }
  for (const [root, tree] of trees) folded.set(root, toPlain(tree));
  return Object.fromEntries(folded);
}

function plant(tree: Map<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    tree.set(key, value);
    return;
  }
  const known = tree.get(key);
  const below = known instanceof Map ? (known as Map<string, unknown>) : new Map<string, unknown>();
  tree.set(key, below);
  plant(below, rest, value);
}

function toPlain(tree: Map<string, unknown>): object {
  return Object.fromEntries(
    Array.from(tree, ([key, value]) => [
      key,
      value instanceof Map ? toPlain(value as Map<string, unknown>) : value,
    ]),
  );
}

function shorten(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 40) : typeof value;
}

import type { EventPayload, Json, JsonObject } from "../../protocol/index.ts";
import type { PresentedEntry } from "./present-entries.ts";

/**
 * The notes on what was changed in an event (removed, cut, wrong), moved to where the REST interface
 * has the values they are about: sections by their position, tags by theirs, keys by its names.
 */
export function presentMeta(
  payload: EventPayload,
  entries: readonly PresentedEntry[],
  tagOrder: readonly number[],
): JsonObject {
  const { _meta: meta = {} } = payload;
  const ofEntries = entries.flatMap(({ source }, at): [string, Json][] => {
    const notes = meta[source];
    return notes === undefined ? [] : [[String(at), { data: renameKeys(notes) }]];
  });
  return {
    entries: Object.fromEntries(ofEntries),
    message: null,
    user: meta["user"] ?? null,
    contexts: meta["contexts"] ?? null,
    sdk: meta["sdk"] ?? null,
    context: meta["extra"] ?? null,
    packages: meta["modules"] ?? null,
    tags: presentTagNotes(meta["tags"], tagOrder),
  };
}

/** `tagOrder`: for each shown tag, where it stood in the payload. Pairs become keys and values. */
function presentTagNotes(notes: Json | undefined, tagOrder: readonly number[]): JsonObject {
  if (!isObject(notes)) return {};
  const shown = tagOrder.flatMap((stood, at): [string, Json][] => {
    const pair = notes[String(stood)];
    if (!isObject(pair)) return [];
    return [[String(at), { key: pair["0"] ?? null, value: pair["1"] ?? null }]];
  });
  return Object.fromEntries(shown);
}

const RENAMED: Readonly<Record<string, string>> = {
  abs_path: "absPath",
  raw_function: "rawFunction",
  lineno: "lineNo",
  colno: "colNo",
  in_app: "inApp",
  instruction_addr: "instructionAddr",
  symbol_addr: "symbolAddr",
  thread_id: "threadId",
  raw_stacktrace: "rawStacktrace",
  query_string: "query",
  inferred_content_type: "inferredContentType",
};

/** Below these stand the sender's own keys, which keep their names; `""` holds a note itself. */
const FREE = new Set(["vars", "data", "env", "headers", "cookies", "query_string", ""]);

function renameKeys(notes: Json): Json {
  if (!isObject(notes)) return notes;
  const renamed = Object.entries(notes).map(([key, below]): [string, Json] => [
    RENAMED[key] ?? key,
    FREE.has(key) ? below : renameKeys(below),
  ]);
  return Object.fromEntries(renamed);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

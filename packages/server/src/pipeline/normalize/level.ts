import type { Json, NormalizedEvent } from "../seams.ts";
import type { Meta } from "./meta.ts";

export type Level = NormalizedEvent["level"];

const LEVELS: ReadonlyMap<Json | undefined, Level> = new Map<Json | undefined, Level>([
  ["debug", "debug"],
  ["info", "info"],
  ["warning", "warning"],
  ["error", "error"],
  ["fatal", "fatal"],
  ["log", "info"],
  ["warn", "warning"],
  ["critical", "fatal"],
  // Numbers of Python's logging module, which the oldest SDKs send.
  [10, "debug"],
  [20, "info"],
  [30, "warning"],
  [40, "error"],
  [50, "fatal"],
]);

/** A severity in any of its spellings; absent gives `fallback`, unknown gives it with a note. */
export function toLevel(value: Json | undefined, fallback: Level, meta: Meta): Level {
  const known = LEVELS.get(value);
  if (known) return known;
  if (value === undefined || value === null || value === "") return fallback;
  if (typeof value === "string") {
    const spelt = value.trim().toLowerCase();
    const lenient = LEVELS.get(spelt) ?? LEVELS.get(Number(spelt));
    if (lenient) return lenient;
  }
  meta.at("level").error("invalid_data", "expected a level", shortText(value));
  return fallback;
}

function shortText(value: Json): string | undefined {
  return typeof value === "string" ? value.slice(0, 20) : undefined;
}

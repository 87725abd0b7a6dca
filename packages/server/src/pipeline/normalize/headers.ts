import type { Json } from "../seams.ts";
import type { Meta } from "./meta.ts";
import { readPairs, type Pair } from "./pairs.ts";

const MAX_CHARS = 8192;

/** Request headers as pairs, names in canonical case (`User-Agent`), sorted by name. */
export function readHeaders(sent: Json | undefined, meta: Meta): Pair[] {
  const pairs = readPairs(sent, splitLines, MAX_CHARS, meta);
  for (const pair of pairs) pair[0] = canonicalName(pair[0]);
  return pairs.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
}

/** The value of the first header of that canonical name. */
export function findHeader(headers: readonly Pair[] | undefined, name: string): string | undefined {
  return headers?.find(([key]) => key === name)?.[1];
}

function splitLines(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const line of text.split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) pairs.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return pairs;
}

/** Spelt once; `toLowerCase` and a new text for every header of every event would cost more. */
const KNOWN_NAMES: ReadonlyMap<string, string> = new Map(
  (
    "Accept Accept-Charset Accept-Encoding Accept-Language Authorization Cache-Control Connection " +
    "Content-Encoding Content-Length Content-Type Cookie Forwarded Host If-None-Match Origin Referer " +
    "Sec-Fetch-Dest Sec-Fetch-Mode Sec-Fetch-Site Set-Cookie Upgrade-Insecure-Requests User-Agent Via " +
    "X-Csrf-Token X-Forwarded-For X-Forwarded-Host X-Forwarded-Proto X-Real-Ip X-Request-Id X-Requested-With"
  )
    .split(" ")
    .flatMap((name) => [
      [name, name],
      [name.toLowerCase(), name],
    ]),
);

function canonicalName(name: string): string {
  return KNOWN_NAMES.get(name) ?? name.split("-").map(capitalise).join("-");
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

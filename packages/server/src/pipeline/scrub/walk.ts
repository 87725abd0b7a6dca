import type { Json, JsonObject } from "../seams.ts";
import type { Manner } from "./manner.ts";
import type { Marks } from "./marks.ts";
import type { ScrubRules, Verdict } from "./rules.ts";
import { secretSpans } from "./scrub-text.ts";
import { FILTERED, rewrite } from "./span.ts";
import { findSecrets } from "./text/index.ts";

/** One event being scrubbed: by which rules, and where the walk has come to. */
export interface Scrubbing {
  rules: ScrubRules;
  marks: Marks;
}

type Taken = "secret" | "sensitive";

/** A text at `key` of the place the walk has come to, without its secrets. */
export function scrubText(
  key: string | number,
  text: string,
  manner: Manner,
  scrubbing: Scrubbing,
): string {
  const spans = secretSpans(text, manner, scrubbing.rules);
  if (spans.length === 0) return text;
  const rewritten = rewrite(text, spans);
  scrubbing.marks.rewritten(key, rewritten.replaced, text.length);
  return rewritten.text;
}

/** As `scrubText`, for a text in a field whose name counts as well. */
export function scrubNamedText(
  name: string,
  text: string,
  manner: Manner,
  scrubbing: Scrubbing,
): string {
  const verdict = scrubbing.rules.judge(name);
  if (verdict === "safe") return text;
  if (isTaken(verdict)) return takeText(name, text, verdict, scrubbing);
  return scrubText(name, text, manner, scrubbing);
}

/** Scrubs a container **in place**: an object by its names, a list item by item. */
export function scrubContent(
  content: JsonObject | Json[],
  manner: Manner,
  scrubbing: Scrubbing,
): void {
  if (Array.isArray(content)) {
    for (let at = 0; at < content.length; at++) {
      const before = content[at] ?? null;
      const after = scrubItem(at, before, manner, scrubbing);
      if (after !== before) content[at] = after;
    }
    return;
  }
  for (const name in content) {
    const before = content[name] ?? null;
    const after = scrubEntry(name, name, before, manner, scrubbing);
    if (after !== before) content[name] = after;
  }
}

/** As `scrubContent`, for a container at `key` of the place the walk has come to. */
export function scrubInside(
  key: string | number,
  content: JsonObject | Json[],
  manner: Manner,
  scrubbing: Scrubbing,
): void {
  scrubbing.marks.enter(key);
  scrubContent(content, manner, scrubbing);
  scrubbing.marks.leave();
}

/** Scrubs `[name, value]` pairs **in place**. */
export function scrubPairs(pairs: [string, string][], manner: Manner, scrubbing: Scrubbing): void {
  for (const [at, pair] of pairs.entries()) scrubPair(at, pair, manner, scrubbing);
}

/** Takes every value of a container away, **in place**, and leaves the names. */
export function takeAll(content: JsonObject, verdict: Taken, scrubbing: Scrubbing): void {
  for (const name in content) content[name] = take(name, content[name] ?? null, verdict, scrubbing);
}

/** Whether a value of this verdict goes whatever it is. */
export function isTaken(verdict: Verdict): verdict is Taken {
  return verdict === "secret" || verdict === "sensitive";
}

/** A value standing at `key` under a name. */
export function scrubEntry(
  key: string | number,
  name: string,
  value: Json,
  manner: Manner,
  scrubbing: Scrubbing,
): Json {
  if (value === null || typeof value === "boolean") return value;
  if (manner === "words") return scrubValue(key, value, manner, scrubbing);
  if (manner === "headers" && name.toLowerCase() === "user-agent") return value;
  const { rules } = scrubbing;
  const verdict = manner === "cookies" ? rules.judgeCookie(name) : rules.judge(name);
  if (isTaken(verdict)) return take(key, value, verdict, scrubbing);
  // What was said of a container does not hold for what is named inside it.
  return scrubValue(key, value, verdict === "plain" ? "data" : verdict, scrubbing);
}

function scrubItem(at: number, item: Json, manner: Manner, scrubbing: Scrubbing): Json {
  if (manner === "words" || !isPair(item)) return scrubValue(at, item, manner, scrubbing);
  scrubPair(at, item, manner, scrubbing);
  // A list of two texts only looks like a name and a value.
  scrubbing.marks.enter(at);
  const after = scrubText("0", item[0], manner === "safe" ? manner : "words", scrubbing);
  if (after !== item[0]) item[0] = after;
  scrubbing.marks.leave();
  return item;
}

const NAME = /^[\w.:-]{1,100}$/;

function isPair(item: Json): item is [string, Json] {
  return (
    Array.isArray(item) && item.length === 2 && typeof item[0] === "string" && NAME.test(item[0])
  );
}

function scrubPair(at: number, pair: [string, Json], manner: Manner, scrubbing: Scrubbing): void {
  scrubbing.marks.enter(at);
  const after = scrubEntry("1", pair[0], pair[1], manner, scrubbing);
  if (after !== pair[1]) pair[1] = after;
  scrubbing.marks.leave();
}

function scrubValue(key: string | number, value: Json, manner: Manner, scrubbing: Scrubbing): Json {
  if (typeof value === "string") return scrubText(key, value, manner, scrubbing);
  if (typeof value === "number") return scrubNumber(key, value, manner, scrubbing);
  if (typeof value === "object" && value !== null) scrubInside(key, value, manner, scrubbing);
  return value;
}

/** Smallest of 15 digits that begins like a card, and above all of 16. */
const CARD_NUMBERS_FROM = 340_000_000_000_000;
const CARD_NUMBERS_TO = 7_000_000_000_000_000;

function scrubNumber(
  key: string | number,
  value: number,
  manner: Manner,
  scrubbing: Scrubbing,
): Json {
  if (value < CARD_NUMBERS_FROM || value > CARD_NUMBERS_TO || manner === "safe") return value;
  const [found] = findSecrets(String(value), scrubbing.rules.looks.data);
  if (!found) return value;
  scrubbing.marks.filtered(key, found.rule);
  return FILTERED;
}

function take(key: string | number, value: Json, verdict: Taken, scrubbing: Scrubbing): Json {
  if (typeof value === "string") return takeText(key, value, verdict, scrubbing);
  if (value === null || typeof value === "boolean") return value;
  scrubbing.marks.filtered(key, ruleOf(verdict));
  return FILTERED;
}

function takeText(
  key: string | number,
  text: string,
  verdict: Taken,
  scrubbing: Scrubbing,
): string {
  if (text === "" || text === FILTERED) return text;
  scrubbing.marks.filtered(key, ruleOf(verdict), text.length);
  return FILTERED;
}

function ruleOf(verdict: Taken): string {
  return verdict === "sensitive" ? "strip-fields" : "@password:filter";
}

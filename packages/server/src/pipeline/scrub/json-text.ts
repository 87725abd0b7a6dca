import type { Verdict } from "./rules.ts";
import { FILTERED, type Span } from "./span.ts";

/**
 * The secret values in a JSON text, also in one that was cut off; `undefined` when it is no JSON after
 * all. Reads the text as it stands, so that whatever may stay keeps its form.
 */
export function jsonSpans(
  text: string,
  judge: (name: string) => Verdict,
  findInValue: (value: string) => readonly Span[],
): Span[] | undefined {
  const spans: Span[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '"') {
      const after = skipOutside(text, at);
      if (after === at) return undefined;
      at = after;
      continue;
    }
    const quote = closingQuote(text, at);
    const colon = skipBlanks(text, quote + 1);
    if (text[colon] !== ":") {
      for (const found of findInValue(text.slice(at + 1, quote))) {
        spans.push({ ...found, start: found.start + at + 1, end: found.end + at + 1 });
      }
      at = quote + 1;
      continue;
    }
    const verdict = judge(text.slice(at + 1, quote));
    at = skipBlanks(text, colon + 1);
    if (verdict === "secret" || verdict === "sensitive") {
      const end = endOfValue(text, at);
      const span = filteringSpan(text, at, end);
      const rule = verdict === "secret" ? "@password:filter" : "strip-fields";
      if (span) spans.push({ ...span, rule });
      at = end;
    } else if (verdict === "safe" && text[at] === '"') {
      at = closingQuote(text, at) + 1;
    }
  }
  return spans;
}

const BACKSLASH = 0x5c;
const QUOTE = 0x22;

/** Where the string that opens at `open` ends: its closing quote, or the end of the text. */
function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return text.length;
}

const BLANKS = /[ \t\r\n]*/y;
/** Signs, blanks, numbers and the three words; other words are another language. */
const OUTSIDE = /(?:[^"a-zA-Z]|(?<=\d)[eE]|true|false|null)+/y;
const PLAIN_VALUE = /[^,}\]\s]*/y;

function skipBlanks(text: string, at: number): number {
  BLANKS.lastIndex = at;
  return at + (BLANKS.exec(text)?.[0].length ?? 0);
}

function skipOutside(text: string, at: number): number {
  OUTSIDE.lastIndex = at;
  return at + (OUTSIDE.exec(text)?.[0].length ?? 0);
}

/** Just behind the value that starts here, whatever its kind. */
function endOfValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return Math.min(closingQuote(text, start) + 1, text.length);
  if (first !== "{" && first !== "[") {
    PLAIN_VALUE.lastIndex = start;
    return start + (PLAIN_VALUE.exec(text)?.[0].length ?? 0);
  }
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = closingQuote(text, at);
    else if (character === "{" || character === "[") depth++;
    else if ((character === "}" || character === "]") && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Takes a value's place so that the text stays JSON; nothing where there is nothing to hide. */
function filteringSpan(text: string, start: number, end: number): Omit<Span, "rule"> | undefined {
  const value = text.slice(start, end);
  if (value === "" || value === "true" || value === "false" || value === "null") return undefined;
  if (!value.startsWith('"')) return { start, end, replacement: `"${FILTERED}"` };
  const quote = closingQuote(text, start);
  const isEmpty = quote === start + 1 || text.slice(start + 1, quote) === FILTERED;
  return isEmpty ? undefined : { start: start + 1, end: quote, replacement: FILTERED };
}

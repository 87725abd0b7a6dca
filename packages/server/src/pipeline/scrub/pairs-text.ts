import type { Verdict } from "./rules.ts";
import { FILTERED, NO_SPANS, type Span } from "./span.ts";

/** How the pairs of a text are told apart and looked at. */
export interface PairRules {
  separator: "&" | ";";
  judge: (name: string) => Verdict;
  /** The secret parts of a value whose name says nothing. */
  findInValue: (value: string) => readonly Span[];
}

/**
 * The secret values in `name=value` pairs between two places of a text. Names and values may be
 * percent-encoded; a value that is only found out decoded goes as a whole.
 */
export function pairSpans(
  text: string,
  from: number,
  to: number,
  rules: PairRules,
): readonly Span[] {
  const spans: Span[] = [];
  let equals = -1;
  for (let start = from; start < to;) {
    if (equals < start) equals = text.indexOf("=", start);
    if (equals === -1 || equals >= to) break;
    const next = text.indexOf(rules.separator, start);
    const end = next === -1 || next > to ? to : next;
    if (equals < end) addSpans(text, { start, equals, end }, rules, spans);
    start = end + 1;
  }
  return spans.length > 0 ? spans : NO_SPANS;
}

interface Pair {
  start: number;
  equals: number;
  end: number;
}

function addSpans(text: string, pair: Pair, rules: PairRules, spans: Span[]): void {
  const start = pair.equals + 1;
  const written = text.slice(start, pair.end);
  if (written === "" || written === FILTERED) return;
  const whole = { start, end: pair.end, replacement: FILTERED };
  const verdict = rules.judge(decode(text.slice(pair.start, pair.equals)).trim());
  if (verdict === "safe") return;
  if (verdict === "secret") {
    spans.push({ ...whole, rule: "@password:filter" });
  } else if (verdict === "sensitive") {
    spans.push({ ...whole, rule: "strip-fields" });
  } else {
    const value = decode(written);
    for (const found of rules.findInValue(value)) {
      if (value !== written) {
        spans.push({ ...whole, rule: found.rule });
        return;
      }
      spans.push({ ...found, start: found.start + start, end: found.end + start });
    }
  }
}

/** As it was before it was encoded; as it stands, where the encoding is broken. */
function decode(written: string): string {
  if (!written.includes("%") && !written.includes("+")) return written;
  try {
    return decodeURIComponent(written.replaceAll("+", " "));
  } catch {
    return written;
  }
}

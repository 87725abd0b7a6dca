/** What stands where a secret stood. */
export const FILTERED = "[Filtered]";

/** A part of a text that must go. Offsets are in UTF-16 units, the end is exclusive. */
export interface Span {
  start: number;
  end: number;
  /** The rule as it is told in `_meta`, e.g. `@creditcard:filter`. */
  rule: string;
  replacement: string;
}

/** Found nothing: the usual case, and always this list, so that it costs no allocation. */
export const NO_SPANS: readonly Span[] = [];

/** What became of a text. */
export interface Rewritten {
  text: string;
  replaced: Replaced[];
}

/** One replacement: where it stands in the new text, and what it stands for in the old one. */
export interface Replaced {
  rule: string;
  start: number;
  end: number;
  oldStart: number;
  oldEnd: number;
}

/** A span over a whole text. */
export function wholeText(text: string, rule: string): Span {
  return { start: 0, end: text.length, rule, replacement: FILTERED };
}

/** Puts every span's replacement in its place. Spans may come in any order and overlap. */
export function rewrite(text: string, spans: readonly Span[]): Rewritten {
  const rewritten: Rewritten = { text: "", replaced: [] };
  let done = 0;
  for (const span of withoutOverlaps(spans)) {
    rewritten.text += text.slice(done, span.start);
    const start = rewritten.text.length;
    rewritten.text += span.replacement;
    rewritten.replaced.push({
      rule: span.rule,
      start,
      end: rewritten.text.length,
      oldStart: span.start,
      oldEnd: span.end,
    });
    done = span.end;
  }
  rewritten.text += text.slice(done);
  return rewritten;
}

/** In order; one that overlaps the one before makes it longer: no half of a secret is left over. */
function withoutOverlaps(spans: readonly Span[]): Span[] {
  const sorted = spans.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const kept: Span[] = [];
  let last: Span | undefined;
  for (const span of sorted) {
    if (last && span.start < last.end) {
      last.end = Math.max(last.end, span.end);
    } else {
      last = { ...span };
      kept.push(last);
    }
  }
  return kept;
}

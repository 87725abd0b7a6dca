import { readFilterTerm } from "./read-filter-term.ts";
import { NotUnderstood, type SearchTerm } from "./term.ts";
import { tokenize } from "./tokenize.ts";

export type ParsedSearch =
  | { kind: "search"; terms: SearchTerm[] }
  /** `sentence` tells the person what was not understood. */
  | { kind: "not-understood"; sentence: string };

/** What an issue list shows when it is not asked for anything. */
export const DEFAULT_QUERY = "is:unresolved";

/**
 * Reads an issue search (docs/wire.md): filters `key:value`, `key:[a, b]`, with `!` in front for the
 * opposite and `*` for anything, and free text. All of it must hold. A key that is none of an
 * issue's own is a tag's. `now`: epoch milliseconds, from which `-24h` counts.
 */
export function parseSearch(query: string, now: number): ParsedSearch {
  try {
    return { kind: "search", terms: readTerms(query, now) };
  } catch (error) {
    if (error instanceof NotUnderstood) return { kind: "not-understood", sentence: error.message };
    throw error;
  }
}

function readTerms(query: string, now: number): SearchTerm[] {
  const terms: SearchTerm[] = [];
  const chunks: string[] = [];
  for (const token of tokenize(query)) {
    if (token.kind === "filter") terms.push(readFilterTerm(token, now));
    else if (token.text.trim() !== "") chunks.push(token.text);
  }
  if (chunks.length > 0) terms.push({ kind: "text", chunks, negated: false });
  return terms;
}

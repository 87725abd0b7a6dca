import { type IssueStatus, type Level, shapes } from "@vedette/contract";

/** One condition of a search; an issue must meet all of them. */
export type SearchTerm =
  | { kind: "status"; status: IssueStatus; negated: boolean }
  | { kind: "assigned"; negated: boolean }
  | { kind: "level"; levels: readonly Level[]; negated: boolean }
  /** Found anywhere in title or culprit, in any case. */
  | { kind: "text"; text: string };

export type ParsedSearch =
  | { kind: "search"; terms: SearchTerm[] }
  /** `sentence` tells the person what was not understood. */
  | { kind: "not-understood"; sentence: string };

/** What an issue list shows when it is not asked for anything. */
export const DEFAULT_QUERY = "is:unresolved";

/**
 * Reads an issue search: `is:` (unresolved, resolved, ignored, archived, assigned, unassigned),
 * `level:` (one, or several as `[error, fatal]`), each with `!` in front for the opposite, and free
 * text. Words that belong together, or hold a colon, stand in quotes. A key it does not know is
 * not understood, never ignored: the answer would be about other issues than the ones asked for.
 */
export function parseSearch(query: string): ParsedSearch {
  const terms: SearchTerm[] = [];
  const words: string[] = [];
  for (const token of tokenize(query)) {
    if (token.key === undefined) {
      words.push(token.value);
      continue;
    }
    const term = toTerm(token.key, token.value, token.negated);
    if (typeof term === "string") return { kind: "not-understood", sentence: term };
    terms.push(term);
  }
  const text = words.join(" ").trim();
  if (text !== "") terms.push({ kind: "text", text });
  return { kind: "search", terms };
}

interface Token {
  /** Absent: free text. */
  key?: string;
  value: string;
  negated: boolean;
}

const TOKEN =
  /(?<not>!?)(?<key>[A-Za-z_][\w.-]*):(?<value>"(?:[^"\\]|\\.)*"|\[[^\]]*\]|[^\s"]\S*)|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<word>\S+)/g;

function tokenize(query: string): Token[] {
  return Array.from(query.matchAll(TOKEN), (match): Token => {
    const { not, key, value, quoted, word } = match.groups ?? {};
    if (key === undefined || value === undefined) {
      return { value: quoted === undefined ? (word ?? "") : unescape(quoted), negated: false };
    }
    // An address is text, whatever stands before its colon.
    if (value.startsWith("//")) return { value: match[0], negated: false };
    const plain = value.startsWith('"') ? unescape(value.slice(1, -1)) : value;
    return { key, value: plain, negated: not === "!" };
  });
}

function unescape(quoted: string): string {
  return quoted.replaceAll(/\\(.)/g, "$1");
}

function toTerm(key: string, value: string, negated: boolean): SearchTerm | string {
  switch (key.toLowerCase()) {
    case "is":
      return isTerm(value.toLowerCase(), negated);
    case "level":
      return levelTerm(value.toLowerCase(), negated);
    default:
      return `Issues cannot be searched by "${key}": use is:, level: or free text. To look for the words "${key}:${value}", put them in quotes.`;
  }
}

function isTerm(word: string, negated: boolean): SearchTerm | string {
  switch (word) {
    case "unresolved":
    case "resolved":
    case "ignored":
      return { kind: "status", status: word, negated };
    case "archived":
      return { kind: "status", status: "ignored", negated };
    case "assigned":
      return { kind: "assigned", negated };
    case "unassigned":
      return { kind: "assigned", negated: !negated };
    default:
      return `"is:${word}" is not known: use is:unresolved, is:resolved, is:ignored, is:archived, is:assigned or is:unassigned.`;
  }
}

function levelTerm(value: string, negated: boolean): SearchTerm | string {
  const words = value.startsWith("[") ? value.slice(1, -1).split(",") : [value];
  const levels: Level[] = [];
  for (const word of words.map((word) => word.trim())) {
    const level = shapes.LEVELS.find((level) => level === word);
    if (level === undefined) {
      return `"${word}" is not a level: use ${shapes.LEVELS.join(", ")}.`;
    }
    levels.push(level);
  }
  return { kind: "level", levels, negated };
}

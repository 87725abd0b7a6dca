import { NotUnderstood } from "./term.ts";

/** `!key:value`, or a word or phrase without a key. */
export type Token =
  | { kind: "filter"; key: string; values: string[]; negated: boolean }
  | { kind: "text"; text: string };

const KEY = /(!?)(?:tags\[([^\]\s"]{1,200})\]|([A-Za-z_][\w.-]*)):/y;
const SPACE = /\s+/y;
const WORD = /\S+/y;
const QUOTED = /"((?:[^"\\]|\\[^])*)"(?=\s|$)/y;
const LIST = /\[((?:"(?:[^"\\]|\\[^])*"|[^\]"])*)\](?=\s|$)/y;
const LIST_ITEM = /\s*(?:"((?:[^"\\]|\\[^])*)"|([^,]*))\s*(?:,|$)/y;

/**
 * Splits a search at its spaces: `key:value`, `key:"two words"`, `key:[a, b]`, words and phrases in
 * quotes. What only looks like a key is text: `TypeError: x`, `https://…`, `std::string`.
 */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skip(query, 0); at < query.length; at = skip(query, at)) {
    const [token, end] = readFilter(query, at) ?? readText(query, at);
    tokens.push(token);
    at = end;
  }
  return tokens;
}

type Read<T> = [value: T, end: number];

function readFilter(query: string, start: number): Read<Token> | undefined {
  const match = matchAt(KEY, query, start);
  if (!match) return undefined;
  const [head, not, tagKey, plainKey = ""] = match;
  const at = start + head.length;
  // Nothing after the colon, an address or a C++ name.
  if (at >= query.length || /[\s:]/.test(query.charAt(at)) || query.startsWith("//", at)) {
    return undefined;
  }
  const [values, end] = readValues(query, at);
  return [{ kind: "filter", key: tagKey ?? plainKey, values, negated: not === "!" }, end];
}

function readValues(query: string, at: number): Read<string[]> {
  switch (query.charAt(at)) {
    case '"': {
      const [text, end] = readQuoted(query, at);
      return [[text], end];
    }
    case "[": {
      const match = matchAt(LIST, query, at);
      if (!match)
        throw new NotUnderstood(`The list that begins with ${near(query, at)} has no end.`);
      const items = readItems(match[1] ?? "");
      if (items.length === 0) throw new NotUnderstood("A list needs at least one value: [a, b].");
      return [items, at + match[0].length];
    }
    default: {
      const word = matchAt(WORD, query, at)?.[0] ?? "";
      return [[word], at + word.length];
    }
  }
}

function readItems(list: string): string[] {
  const items: string[] = [];
  for (let at = 0; at < list.length;) {
    const match = matchAt(LIST_ITEM, list, at);
    if (!match) throw new NotUnderstood(`The list [${list}] is not understood: write [a, "b c"].`);
    const [all, quoted, plain = ""] = match;
    const item = quoted === undefined ? plain.trim() : unescape(quoted);
    if (item !== "") items.push(item);
    at += Math.max(all.length, 1);
  }
  return items;
}

function readText(query: string, at: number): Read<Token> {
  if (query.charAt(at) === '"') {
    const [text, end] = readQuoted(query, at);
    return [{ kind: "text", text }, end];
  }
  const text = matchAt(WORD, query, at)?.[0] ?? "";
  if (text === "AND" || text === "OR") {
    throw new NotUnderstood(
      `"${text}" does not join terms here: all of them must hold, and key:[a, b] stands for one of several values. To look for the word, put it in quotes.`,
    );
  }
  return [{ kind: "text", text }, at + text.length];
}

function readQuoted(query: string, at: number): Read<string> {
  const match = matchAt(QUOTED, query, at);
  if (!match) throw new NotUnderstood(`The quote that begins with ${near(query, at)} has no end.`);
  return [unescape(match[1] ?? ""), at + match[0].length];
}

/** A backslash keeps its meaning before anything but a quote: `\*` is read later, `C:\x` is a path. */
function unescape(quoted: string): string {
  return quoted.replaceAll('\\"', '"');
}

function skip(query: string, at: number): number {
  return at + (matchAt(SPACE, query, at)?.[0].length ?? 0);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function near(query: string, at: number): string {
  return query.length - at > 20 ? `${query.slice(at, at + 20)}…` : query.slice(at);
}

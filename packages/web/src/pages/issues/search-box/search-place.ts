/** What is being written at the cursor: the beginning of a key or word, or of a key's value. */
export interface SearchPlace {
  /** Undefined while a key, or a word of the title, is written. */
  key?: string;
  typed: string;
  /** Where what was typed stands in the text; a suggestion replaces it. */
  start: number;
  end: number;
}

/** Reads what is being written in a search at the cursor. */
export function placeAt(text: string, cursor: number): SearchPlace {
  const start = startOfTerm(text, cursor);
  const end = endOfTerm(text, cursor);
  const before = text.slice(start, cursor);
  const [head = "", key] = /^!?([\w.@-]+):/.exec(before) ?? [];
  if (key === undefined) {
    const mark = before.startsWith("!") ? 1 : 0;
    return { typed: before.slice(mark), start: start + mark, end };
  }
  return {
    key,
    typed: before.slice(head.length).replace(/^"/, ""),
    start: start + head.length,
    end,
  };
}

/** The text with a suggestion in its place, and where the cursor is to stand after it. */
export function withSuggestion(
  text: string,
  place: SearchPlace,
  suggestion: string,
): { text: string; cursor: number } {
  const isKey = suggestion.endsWith(":");
  const rest = text.slice(place.end).trimStart();
  const written = isKey ? suggestion : `${suggestion} `;
  const before = text.slice(0, place.start) + written;
  return {
    text: isKey && rest !== "" ? `${before} ${rest}` : before + rest,
    cursor: before.length,
  };
}

/** A value as it is written in a search: in quotes where it would fall apart without. */
export function quoted(value: string): string {
  if (value !== "" && /^[^\s"[\](),]+$/.test(value)) return value;
  return `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** Terms end at spaces that stand outside quotes. */
function startOfTerm(text: string, cursor: number): number {
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < cursor; at++) {
    if (text[at] === "\\" && isQuoted) at++;
    else if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === " " && !isQuoted) start = at + 1;
  }
  return start;
}

function endOfTerm(text: string, cursor: number): number {
  const start = startOfTerm(text, cursor);
  const [term = ""] = /^(?:[^\s"]|"(?:\\.|[^"\\])*"?)*/.exec(text.slice(start)) ?? [];
  return Math.max(cursor, start + term.length);
}

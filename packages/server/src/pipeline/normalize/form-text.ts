import type { Pair } from "./pairs.ts";

/** The pairs of `a=1&b=two+words`, a leading question mark ignored, escapes undone. */
export function splitForm(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const part of (text.startsWith("?") ? text.slice(1) : text).split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    const key = equals === -1 ? part : part.slice(0, equals);
    const value = equals === -1 ? "" : part.slice(equals + 1);
    pairs.push([decodeFormText(key), decodeFormText(value)]);
  }
  return pairs;
}

/** The pairs of a `Cookie` header. */
export function splitCookies(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const part of text.split(";")) {
    const equals = part.indexOf("=");
    const key = (equals === -1 ? part : part.slice(0, equals)).trim();
    if (key === "") continue;
    pairs.push([key, equals === -1 ? "" : decodePercents(part.slice(equals + 1).trim())]);
  }
  return pairs;
}

function decodeFormText(text: string): string {
  return decodePercents(text.includes("+") ? text.replaceAll("+", " ") : text);
}

/** Escapes that are not UTF-8 leave the text as it was sent. */
function decodePercents(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text).replaceAll("\0", "");
  } catch {
    return text;
  }
}

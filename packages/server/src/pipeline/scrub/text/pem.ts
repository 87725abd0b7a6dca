import { FILTERED } from "../span.ts";
import type { Range } from "./range.ts";

const HEADER = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}KEY(?: BLOCK)?-----/g;
const FOOTER = "-----END";
/** Line breaks may be written out, as in a JSON text. */
const BLANKS_BEFORE = /(?:\s|\\[nr])*/y;
const BLANKS_AFTER = /(?:\s|\\[nr]){1,16}$/;

/** The body of every key in PEM form; one that was cut off goes to the end of the text. */
export function findPemBodies(text: string): Range[] {
  const found: Range[] = [];
  HEADER.lastIndex = 0;
  for (let match = HEADER.exec(text); match; match = HEADER.exec(text)) {
    const headerEnd = match.index + match[0].length;
    const footer = text.indexOf(FOOTER, headerEnd);
    const bodyEnd = footer === -1 ? text.length : footer;
    BLANKS_BEFORE.lastIndex = headerEnd;
    const start = headerEnd + (BLANKS_BEFORE.exec(text)?.[0].length ?? 0);
    const last = text.slice(Math.max(start, bodyEnd - 16), bodyEnd);
    const end = bodyEnd - (BLANKS_AFTER.exec(last)?.[0].length ?? 0);
    if (end > start && text.slice(start, end) !== FILTERED) found.push([start, end]);
    HEADER.lastIndex = bodyEnd;
  }
  return found;
}

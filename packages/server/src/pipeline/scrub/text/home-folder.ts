import { FILTERED } from "../span.ts";
import type { Range } from "./range.ts";

const HOME = /[\\/](?:home|users|documents and settings)[\\/]/i;
const UNIX = /\/(?:home|Users)\/+([^/\s"'`<>|:;,*?(){}\]]+)/g;
/** A name on Windows may have blanks, where a folder follows. */
const WINDOWS =
  /[a-z]:[\\/]+(?:users|documents and settings)[\\/]+([^\\/:*?"<>|\r\n]{1,64}(?=[\\/])|[^\\/:*?"'<>|\s]+)/gi;

/** The user's name in every path below a home folder. */
export function findHomeFolders(text: string): Range[] {
  const found: Range[] = [];
  if (!HOME.test(text)) return found;
  const hasAddress = text.includes("://");
  for (const pattern of [WINDOWS, UNIX]) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const start = end - (match[1] ?? "").length;
      if (text.startsWith(FILTERED, start)) continue;
      if (!hasAddress || !isInAddress(text, match.index)) found.push([start, end]);
    }
  }
  return found;
}

const MAX_LOOK_BACK = 200;
const WORD_END = /[\s"'`<>(){}[\],;=]/;

/** `https://shop.example/home/sale` is a page and no home; `file:///home/jane` is one. */
function isInAddress(text: string, at: number): boolean {
  for (let before = at; before > Math.max(0, at - MAX_LOOK_BACK); before--) {
    const character = text[before] ?? "";
    if (character === "/" && text.startsWith("://", before - 1)) {
      return !text
        .slice(Math.max(0, before - 5), before - 1)
        .toLowerCase()
        .endsWith("file");
    }
    if (before < at && WORD_END.test(character)) return false;
  }
  return false;
}

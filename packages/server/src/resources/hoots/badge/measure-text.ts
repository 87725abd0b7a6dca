/** How wide text is at most, in parts of the font size, by kinds of characters (DejaVu Sans, a wide one). */
const WIDTHS: readonly [kind: RegExp, em: number][] = [
  [/^\p{M}$|^\u200d$|^[\ufe00-\ufe0f]$/u, 0],
  [/^[ijlI|!.,:;'‘’`]$/u, 0.34],
  [/^[\s()[\]{}\-ftr"/\\·]$/u, 0.43],
  [/^[mwMW%@—…]$/u, 1.02],
  [/^[A-Z&]$/u, 0.79],
  [/^[#$+<=>~^_0-9a-z?*–]$/u, 0.66],
  [/^[\u00a1-\u052f]$/u, 0.85],
];

/** Everything else may be as wide as it is high: Chinese, emoji. */
const WIDEST = 1.3;
const BOLD = 1.14;

/** An upper bound for the width of one line of text, pixels; there are no fonts to ask here. */
export function measureText(text: string, font: { sizePx: number; isBold?: boolean }): number {
  let em = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    em += code < COMMON.length ? (COMMON[code] ?? WIDEST) : widthOf(character);
  }
  return em * font.sizePx * (font.isBold ? BOLD : 1);
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitText(
  text: string,
  widthPx: number,
  font: { sizePx: number; isBold?: boolean },
): string {
  if (measureText(text, font) <= widthPx) return text;
  const kept = graphemesOf(text);
  while (kept.length > 0 && measureText(`${kept.join("")}…`, font) > widthPx) kept.pop();
  return `${kept.join("").trimEnd()}…`;
}

/** Breaks text into lines that fit, between words where it can be. */
export function wrapText(text: string, widthPx: number, font: { sizePx: number }): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of text.trim().split(/\s+/)) {
    if (measureText(`${line} ${part}`, font) <= widthPx) {
      line = line === "" ? part : `${line} ${part}`;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const one of graphemesOf(part)) {
      if (measureText(line + one, font) > widthPx) {
        lines.push(line);
        line = "";
      }
      line += one;
    }
  }
  return line === "" ? lines : [...lines, line];
}

/** Worked out once: nearly all text is made of these. */
const COMMON = Float64Array.from({ length: 0x250 }, (_, code) =>
  widthOf(String.fromCodePoint(code)),
);

function widthOf(character: string): number {
  return WIDTHS.find(([kind]) => kind.test(character))?.[1] ?? WIDEST;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What readers take for one character, which must not be torn apart. */
function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

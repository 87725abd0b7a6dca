const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text as it may stand anywhere in SVG or HTML, quoted attributes included. Breaks become
 * blanks; what XML cannot hold at all (control characters, halves of surrogate pairs) becomes the
 * replacement character.
 */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, (one) => (/\s/.test(one) ? " " : "\ufffd"))
    .replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}

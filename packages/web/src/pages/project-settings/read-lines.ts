/** The lines of a text area: trimmed, without empty and repeated ones. */
export function readLines(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line !== "");
}

/** A whole number from a form; null for an empty field. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : Number(trimmed);
}

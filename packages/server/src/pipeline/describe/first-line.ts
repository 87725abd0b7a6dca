/** The first line that says something, without white space around it, at most `maxChars` long. */
export function firstLine(text: string | undefined, maxChars: number): string {
  if (text === undefined) return "";
  const trimmed = text.trimStart();
  const end = trimmed.search(/[\r\n]/);
  return cut((end === -1 ? trimmed : trimmed.slice(0, end)).trimEnd(), maxChars);
}

const DOTS = "...";

/** Text of at most `maxChars`; where something was cut off, the last three are dots. */
export function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const kept = text.slice(0, maxChars - DOTS.length);
  // Never half of a character outside the basic plane.
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}${DOTS}`;
}

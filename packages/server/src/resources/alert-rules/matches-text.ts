import type { TextMatch } from "./model.ts";

type Positive = "eq" | "sw" | "ew" | "co" | "is";

/** Each opposite holds exactly where the other does not. */
const OPPOSITES: Readonly<Partial<Record<TextMatch, Positive>>> = {
  ne: "eq",
  nsw: "sw",
  new: "ew",
  nc: "co",
  ns: "is",
};

/** Whether any of these texts is as wanted, or for an opposite, none. Case makes no difference. */
export function matchesText(match: TextMatch, texts: readonly string[], wanted: string): boolean {
  const opposite = OPPOSITES[match];
  if (opposite !== undefined) return !matchesText(opposite, texts, wanted);
  const value = wanted.toLowerCase();
  return texts.some((text) => holds(match, text.toLowerCase(), value));
}

function holds(match: TextMatch, text: string, value: string): boolean {
  switch (match) {
    case "eq":
      return text === value;
    case "sw":
      return text.startsWith(value);
    case "ew":
      return text.endsWith(value);
    case "co":
      return text.includes(value);
    default:
      return true;
  }
}

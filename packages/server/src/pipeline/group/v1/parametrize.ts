import { PARAMETERS } from "./parametrization-table.ts";

/**
 * Every pattern as one alternation: the text is read once, and the table's order decides. No pattern
 * matches inside a word, and testing that first passes over most of a text.
 */
const ANY = new RegExp(
  `(?<![a-zA-Z0-9])(?:${PARAMETERS.map(({ pattern }) => `(${withOwnFlags(pattern)})`).join("|")})`,
  "g",
);
const PLACEHOLDERS = PARAMETERS.map(({ name }) => `<${name}>`);

/** Without one of these there is nothing to replace. */
const WORTH_A_LOOK = /[0-9@=]|\.[a-z]{2}|[a-z]:\/\/|[a-f]{7}/i;

/** Replaces what differs from event to event by its name: `user 42 gone` → `user <int> gone`. */
export function parametrize(text: string): string {
  if (!WORTH_A_LOOK.test(text)) return text;
  return text.replace(ANY, toPlaceholder);
}

function toPlaceholder(match: string, ...groups: (string | undefined)[]): string {
  for (const [at, placeholder] of PLACEHOLDERS.entries()) {
    if (groups[at] !== undefined) return placeholder;
  }
  return match;
}

/** One alternative may ignore case while its neighbour does not. */
function withOwnFlags(pattern: RegExp): string {
  return pattern.flags.includes("i") ? `(?i:${pattern.source})` : pattern.source;
}

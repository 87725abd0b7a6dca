import type { Pattern } from "./term.ts";

/** Values as patterns: with a `*` that is not escaped like it, else exactly it. */
export function readPatterns(values: readonly string[]): Pattern[] {
  return values.map(readPattern);
}

/** `pay*.js` is like `pay%.js`; `\*` stands for a star; letters match in any case. */
export function readPattern(value: string): Pattern {
  const parts = value.split(/(?<!\\)\*+/).map((part) => part.replaceAll("\\*", "*"));
  if (parts.length === 1) return { kind: "exact", value: parts[0] ?? "" };
  const like = parts.map((part) => part.toLowerCase().replaceAll(/[!%_]/g, "!$&")).join("%");
  return { kind: "like", like };
}

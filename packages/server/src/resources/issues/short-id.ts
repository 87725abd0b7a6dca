/** Crockford's base 32: no I, L, O and U, which are read for something else. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SHORT_ID = /^(.{1,100})-([0-9A-Z]{1,10})$/i;

/** The name people say: project `shop` and number 35 give `SHOP-13`. Takes a positive integer. */
export function formatShortId(projectSlug: string, number: number): string {
  let digits = "";
  for (let rest = number; rest > 0; rest = Math.floor(rest / 32)) {
    digits = `${DIGITS[rest % 32]}${digits}`;
  }
  return `${projectSlug.toUpperCase()}-${digits}`;
}

/**
 * Reads what `formatShortId` writes, in any case; I and L are read as 1, O as 0. Undefined for
 * everything else.
 */
export function parseShortId(text: string): { projectSlug: string; number: number } | undefined {
  const match = SHORT_ID.exec(text);
  if (!match) return undefined;
  const [, slug = "", digits = ""] = match;
  let number = 0;
  for (const letter of digits.toUpperCase()) {
    const digit = DIGITS.indexOf(
      letter === "O" ? "0" : letter === "I" || letter === "L" ? "1" : letter,
    );
    if (digit === -1) return undefined;
    number = number * 32 + digit;
  }
  return number > 0 && number <= Number.MAX_SAFE_INTEGER
    ? { projectSlug: slug.toLowerCase(), number }
    : undefined;
}

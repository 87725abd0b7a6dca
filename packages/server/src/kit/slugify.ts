/**
 * The URL name made of a title: lower case, `[a-z0-9_-]` only, accents dropped, at most
 * `maxLength` characters, never only digits and never empty. `kind` is what it begins with when
 * the title alone gives no name: `slugify("42", "team", 50)` is `team-42`.
 */
export function slugify(title: string, kind: string, maxLength: number): string {
  const slug = title
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, "-");
  const whole = trim(slug);
  const named = /^[0-9]*$/.test(whole) ? trim(`${kind}-${whole}`) : whole;
  return trim(named.slice(0, maxLength));
}

/** `slug` first, then `slug-2`, `slug-3` … none longer than `maxLength`. */
export function* slugCandidates(slug: string, maxLength: number): Generator<string> {
  yield slug;
  for (let n = 2; ; n++) {
    const end = `-${n}`;
    yield `${trim(slug.slice(0, maxLength - end.length))}${end}`;
  }
}

function trim(slug: string): string {
  return slug.replaceAll(/^-+|-+$/g, "");
}

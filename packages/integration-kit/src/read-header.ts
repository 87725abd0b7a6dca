/** Headers as `fetch` has them, or as `node:http` and the frameworks built on it do. */
export type HeaderSource =
  | Headers
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A header's value whatever the case of its name; the first if it was repeated. */
export function readHeader(headers: HeaderSource, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() !== wanted || value === undefined) continue;
    return typeof value === "string" ? value : (value[0] ?? null);
  }
  return null;
}

/** The part of an address after `?`: each name with its text, or its texts when it repeats. */
export interface SearchRecord {
  [name: string]: string | string[] | undefined;
}

/** Reads `?a=1&b=2&b=3` as `{ a: "1", b: ["2", "3"] }`. Values stay text, whatever they look like. */
export function parseSearch(search: string): SearchRecord {
  const pairs = new URLSearchParams(search);
  // Made from entries, so that a name such as `__proto__` is a name like any other.
  return Object.fromEntries(
    [...new Set(pairs.keys())].map((name) => {
      const values = pairs.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/** Writes what `parseSearch` reads; names without a value are left out, empty text is kept. */
export function stringifySearch(search: { [name: string]: unknown }): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === "string" || typeof one === "number") pairs.append(name, String(one));
    }
  }
  const text = pairs.toString();
  return text === "" ? "" : `?${text}`;
}

/** The one text under a name: the first when it repeats, undefined when it is not there. */
export function oneText(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first : undefined;
}

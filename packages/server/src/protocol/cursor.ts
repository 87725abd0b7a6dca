/** A place in a list. `value` is what the list is ordered by; `offset` skips rows of equal value. */
export interface Cursor {
  /** Text the list's owner understands: a number, an instant, an id. */
  value: string;
  offset: number;
  isPrevious: boolean;
}

// Nothing that would end the value inside a Link header or between the colons.
const CURSOR = /^([^:\s"<>,;]*):(\d{1,9}):([01])$/;

/** Reads `value:offset:isPrev`; `undefined` when it is not a cursor (the caller answers 400). */
export function parseCursor(text: string): Cursor | undefined {
  const match = CURSOR.exec(text);
  if (!match) return undefined;
  return { value: match[1] ?? "", offset: Number(match[2]), isPrevious: match[3] === "1" };
}

/** Writes what `parseCursor` reads. Refuses a value that could not be read back. */
export function formatCursor(cursor: Cursor): string {
  const text = `${cursor.value}:${cursor.offset}:${cursor.isPrevious ? 1 : 0}`;
  if (!CURSOR.test(text)) throw new TypeError(`Not a cursor: ${text}`);
  return text;
}

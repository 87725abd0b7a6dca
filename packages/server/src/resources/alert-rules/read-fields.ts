/** One condition, filter or action as somebody wrote it. */
export type Fields = Readonly<Record<string, unknown>>;

/** Why a part of a rule cannot be taken: a sentence for whoever wrote it. */
export class Unfit extends Error {
  override readonly name = "Unfit";
}

/** A number, also one written in digits. Refuses others, and what lies outside the bounds. */
export function readNumber(
  fields: Fields,
  name: string,
  bounds: { min: number; max: number; whole?: boolean },
): number {
  const raw = fields[name];
  const text = typeof raw === "string" ? raw.trim() : raw;
  const value = typeof text === "string" && text !== "" ? Number(text) : text;
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new Unfit(`"${name}" must be a number.`);
  }
  const { min, max, whole = true } = bounds;
  if (whole && !Number.isInteger(value)) throw new Unfit(`"${name}" must be a whole number.`);
  if (value < min || value > max) {
    throw new Unfit(`"${name}" must lie between ${min} and ${max}.`);
  }
  return value;
}

/** One of a closed list of words. */
export function readWord<T extends string>(
  fields: Fields,
  name: string,
  words: readonly T[],
  fallback?: T,
): T {
  const raw = fields[name];
  if ((raw === undefined || raw === null) && fallback !== undefined) return fallback;
  const word = words.find((one) => one === raw);
  if (word === undefined) throw new Unfit(`"${name}" must be one of ${words.join(", ")}.`);
  return word;
}

/** Text that says something, at most `max` characters. */
export function readText(fields: Fields, name: string, max = 1000): string {
  const raw = fields[name];
  const text = typeof raw === "number" || typeof raw === "boolean" ? String(raw) : raw;
  if (typeof text !== "string" || text.trim() === "") throw new Unfit(`"${name}" is required.`);
  if (text.length > max) throw new Unfit(`"${name}" may have ${max} characters at most.`);
  return text.trim();
}

/** An id, as a number or in digits. */
export function readId(fields: Fields, name: string): number {
  const raw = fields[name];
  const text = typeof raw === "number" ? String(raw) : raw;
  if (typeof text !== "string" || !/^\d{1,15}$/.test(text)) {
    throw new Unfit(`"${name}" must be an id.`);
  }
  return Number(text);
}

/**
 * JSON text that survives a round trip through JavaScript byte for byte:
 * `JSON.stringify(JSON.parse(text)) === text`. A receiver may then verify a signature over the
 * raw bytes or over the body it has parsed and serialized again, and both agree.
 *
 * Compact, literal UTF-8. Lone surrogates become U+FFFD, `NaN` and the infinities `null`, `-0`
 * becomes `0`, a bigint its decimal digits as a string. Undefined members are left out
 * (in a list: `null`). Integer-like keys come first, ascending, as in any JavaScript object.
 *
 * Takes null, booleans, numbers, bigints, strings, lists and plain objects. Anything that would
 * serialize by its own rules (dates, class instances, functions) is a mistake of the caller's:
 * throws `TypeError`.
 */
export function toWireJson(value: unknown): string {
  if (value === undefined) throw new TypeError("undefined has no JSON form");
  const text = JSON.stringify(holdsBigint(value) ? toPlain(value) : value);
  // JSON.stringify escapes a lone surrogate as `\udxxx` and nothing else that way.
  return text.includes("\\ud") ? JSON.stringify(toPlain(value)) : text;
}

/** Walks the whole value, so that what cannot be sent is refused before anything is serialized. */
function holdsBigint(value: unknown): boolean {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
    case "undefined":
      return false;
    case "bigint":
      return true;
    case "object": {
      let found = false;
      if (value === null) return false;
      if (Array.isArray(value)) {
        for (const item of value) if (holdsBigint(item)) found = true;
      } else {
        const members = plainObject(value);
        for (const key of Object.keys(members)) if (holdsBigint(members[key])) found = true;
      }
      return found;
    }
    default:
      throw new TypeError(`A ${typeof value} has no JSON form`);
  }
}

function plainObject(value: object): Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError("Of objects only lists and plain ones have a JSON form");
  }
  return value as Record<string, unknown>;
}

/** A copy in which only what JSON knows is left, and every string is well-formed Unicode. */
function toPlain(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(toPlain);
  const plain: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    // Defined, not assigned: assigning `__proto__` would set the prototype instead.
    Object.defineProperty(plain, key.toWellFormed(), {
      value: toPlain(member),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return plain;
}

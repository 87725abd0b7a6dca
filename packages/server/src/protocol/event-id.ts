const DASHLESS = /^[0-9a-f]{32}$/;
const DASHED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * An event id in the one form it is stored in: 32 lower-case hex characters. Takes the plain form
 * and the UUID form with dashes, in any case; anything else gives `undefined` (docs/wire.md).
 */
export function parseEventId(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  const lower = text.trim().toLowerCase();
  if (DASHLESS.test(lower)) return lower;
  return DASHED.test(lower) ? lower.replaceAll("-", "") : undefined;
}

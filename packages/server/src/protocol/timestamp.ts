const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?\s*([Zz]|[+-]\d\d(?::?\d\d)?)?)?$/;
const DECIMAL = /^-?\d{1,12}(?:\.\d*)?$/;

/** 9999-12-31T23:59:59Z in seconds: what lies beyond was meant in another unit. */
const LAST_SECOND = 253_402_300_799;

/**
 * Reads an instant as SDKs write it and gives epoch milliseconds, precise to the microsecond. Takes
 * seconds (number or decimal text) and RFC 3339 text with a lenient zone: none means UTC. Negative
 * instants, instants after the year 9999 and everything else give `undefined` (docs/wire.md).
 */
export function parseTimestamp(value: unknown): number | undefined {
  if (typeof value === "number") return fromSeconds(value);
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  const match = ISO.exec(text);
  if (match) return fromIso(match);
  return DECIMAL.test(text) ? fromSeconds(Number(text)) : undefined;
}

/** Epoch milliseconds as the wire's text: `2030-01-01T10:05:00.000000Z`, always six fraction digits. */
export function formatInstant(ms: number): string {
  const micros = Math.round(ms * 1000);
  const wholeMs = Math.floor(micros / 1000);
  const rest = micros - wholeMs * 1000;
  const iso = new Date(wholeMs).toISOString();
  return `${iso.slice(0, -1)}${String(rest).padStart(3, "0")}Z`;
}

function fromSeconds(seconds: number): number | undefined {
  if (!(seconds >= 0 && seconds <= LAST_SECOND)) return undefined;
  return Math.round(seconds * 1e6) / 1000;
}

function fromIso(match: RegExpExecArray): number | undefined {
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  // Before 1970 is refused below anyway, and `Date.UTC` reads years under 100 as 19xx.
  if (Number(year) < 1970 || month === "00" || Number(month) > 12) return undefined;
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // `Date.UTC` rolls the 31st of a short month over; a real date survives the round trip.
  if (new Date(days).getUTCDate() !== Number(day)) return undefined;
  const h = Number(hour ?? 0);
  const m = Number(minute ?? 0);
  const s = Number(second ?? 0);
  // 60 is a leap second, which epoch time gives to the next minute.
  if (h > 23 || m > 59 || s > 60) return undefined;
  const micros = fraction === undefined ? 0 : Math.round(Number(`0.${fraction}`) * 1e6);
  const ms = days + h * 3_600_000 + m * 60_000 + s * 1000 + micros / 1000 - zoneMs(zone);
  return ms >= 0 ? ms : undefined;
}

function zoneMs(zone: string | undefined): number {
  if (zone === undefined || zone === "Z" || zone === "z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = zone.length > 3 ? Number(zone.slice(-2)) : 0;
  const ms = (hours * 60 + minutes) * 60_000;
  return zone.startsWith("-") ? -ms : ms;
}

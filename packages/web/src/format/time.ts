const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const absolute = new Intl.DateTimeFormat("en", {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
  timeZoneName: "short",
});

const short = new Intl.DateTimeFormat("en", {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const clock = new Intl.DateTimeFormat("en", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/**
 * How long before `nowMs` an instant was, in one unit: `12s`, `5m`, `3h`, `2d`, `7mo`, `2y`.
 * An instant that lies ahead (clocks differ) counts as now. Empty for what is no instant.
 */
export function age(instant: string, nowMs: number): string {
  const then = Date.parse(instant);
  if (Number.isNaN(then)) return "";
  const seconds = Math.max(0, Math.floor((nowMs - then) / 1000));
  if (seconds < MINUTE) return `${seconds}s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)}m`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)}h`;
  const days = Math.floor(seconds / DAY);
  if (days < 60) return `${days}d`;
  return days < 730 ? `${Math.floor(days / 30)}mo` : `${Math.floor(days / 365)}y`;
}

/** The same as a phrase: `just now`, `5m ago`. */
export function timeAgo(instant: string, nowMs: number): string {
  const text = age(instant, nowMs);
  if (text === "") return "";
  return text.endsWith("s") && Number.parseInt(text, 10) < 10 ? "just now" : `${text} ago`;
}

/** An instant in full, in the reader's own time zone. The text as given when it is no instant. */
export function fullTime(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : absolute.format(date);
}

/** The hour, minute and second of an instant, in the reader's own time zone. */
export function clockTime(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : clock.format(date);
}

/** An instant as charts write it along an axis: `Nov 21, 04:05`. */
export function shortTime(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : short.format(date);
}

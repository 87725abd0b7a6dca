import { createHash } from "node:crypto";

/** Makes the events of a shop that has been reporting for a month: the n-th is always the same. */
export interface EventMaker {
  /** Its JSON text, its id, and when it happened. */
  event(n: number): { eventId: string; payload: Buffer; at: number };
}

const DAY_MS = 86_400_000;
const SPAN_MS = 30 * DAY_MS;
const MODULES = ["basket", "checkout", "search", "account", "stock", "mail", "invoice", "login"];
const TYPES = ["TypeError", "RangeError", "TimeoutError", "ValidationError", "ReferenceError"];
const WORDS = ["total", "address", "voucher", "delivery", "price", "coupon", "token", "image"];

/**
 * `total` events spread over the thirty days before `now`. A few issues have most of the events, as
 * everywhere: half of them belong to the first thirty or so of at most 20 000.
 */
export function believableEvents(total: number, now: number): EventMaker {
  return {
    event(n) {
      const roll = rolls(n);
      const at = now - SPAN_MS + Math.floor((SPAN_MS * n) / total);
      const issue = Math.floor(20_000 ** roll() * (0.5 + roll()));
      const eventId = createHash("md5").update(`event ${n}`).digest("hex");
      const text = JSON.stringify({
        event_id: eventId,
        timestamp: at / 1000,
        platform: "javascript",
        level: roll() < 0.8 ? "error" : "warning",
        environment: roll() < 0.85 ? "production" : "staging",
        // A release a day.
        release: `shop@1.${Math.floor((30 * n) / total)}.0`,
        server_name: `shop-${Math.floor(roll() * 6)}`,
        tags: { region: pick(["north", "south", "east", "west"], roll()) },
        user: { id: `u-${Math.floor(roll() ** 2 * 50_000)}` },
        contexts: { browser: { name: pick(["Chrome", "Firefox", "Safari"], roll()) } },
        exception: { values: [toException(issue)] },
      });
      return { eventId, payload: Buffer.from(text), at };
    },
  };
}

function toException(issue: number) {
  const module = pick(MODULES, (issue * 0.618) % 1);
  const word = pick(WORDS, (issue * 0.414) % 1);
  const frames = Array.from({ length: 6 }, (_, depth) => ({
    function: depth === 5 ? `${word}${toLetters(issue)}` : `step${toLetters(depth)}`,
    module: `${module}.${depth}`,
    filename: `/srv/shop/${module}/${depth}.js`,
    lineno: 10 + depth,
    in_app: depth > 2,
    context_line: `  return await step${depth}(${word});`,
  }));
  const type = pick(TYPES, (issue * 0.732) % 1);
  return { type, value: `The ${word} of this ${module} is wrong`, stacktrace: { frames } };
}

/** Numbers do not tell one issue from another; letters do. */
function toLetters(number: number): string {
  const last = String.fromCodePoint(65 + (number % 26));
  return number < 26 ? last : toLetters(Math.floor(number / 26)) + last;
}

function pick<T>(values: readonly T[], share: number): T {
  return values[Math.floor(share * values.length)] as T;
}

/** Even numbers between 0 and 1 that follow from `seed` (mulberry32). */
function rolls(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

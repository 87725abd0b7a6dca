import type { BetterAuthOptions } from "better-auth";
import { BoundedCache } from "../kit/index.ts";

type AttemptCounter = NonNullable<NonNullable<BetterAuthOptions["rateLimit"]>["customStorage"]>;

interface Window {
  startedAt: number;
  count: number;
}

/** More addresses than knock within a window; beyond it the one that was quiet longest is forgotten. */
const MAX_KEYS = 10_000;
const LONGEST_WINDOW_MS = 3_600_000;

/**
 * Counts attempts per client and path in windows that begin with the first attempt, in this
 * process. `now` gives epoch milliseconds.
 */
export function countAttempts(now: () => number): AttemptCounter {
  const windows = new BoundedCache<string, Window>({
    maxEntries: MAX_KEYS,
    ttlMs: LONGEST_WINDOW_MS,
  });
  return {
    async consume(key, rule) {
      const at = now();
      const windowMs = rule.window * 1000;
      const known = windows.get(key, at);
      const window = known && at - known.startedAt < windowMs ? known : { startedAt: at, count: 0 };
      if (window.count >= rule.max) {
        return { allowed: false, retryAfter: Math.ceil((window.startedAt + windowMs - at) / 1000) };
      }
      windows.set(key, { ...window, count: window.count + 1 }, at);
      return { allowed: true, retryAfter: null };
    },
  };
}

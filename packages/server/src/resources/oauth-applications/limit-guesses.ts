import { Problem } from "@vedette/contract/problems";
import { BoundedCache } from "../../kit/index.ts";

const WINDOW_MS = 10 * 60 * 1000;
/** More than anybody mistypes, and far too few to find a code that is not theirs. */
const MAX_GUESSES = 10;
/** Of more people than type codes at the same time, those who did so longest ago are forgotten. */
const MAX_PEOPLE = 10_000;

/**
 * Runs what may turn out to be a wrong guess, and refuses a person who guessed wrong ten times within
 * ten minutes. Counts in this process. `now` gives epoch milliseconds.
 */
export function limitGuesses(
  now: () => number,
): <T>(userId: number, attempt: () => Promise<T>) => Promise<T> {
  const wrong = new BoundedCache<number, { since: number; count: number }>({
    maxEntries: MAX_PEOPLE,
    ttlMs: WINDOW_MS,
  });
  return async (userId, attempt) => {
    const at = now();
    const { since, count } = wrong.get(userId, at) ?? { since: at, count: 0 };
    if (count >= MAX_GUESSES && at - since < WINDOW_MS) {
      const retryAfterSeconds = (since + WINDOW_MS - at) / 1000;
      throw new Problem("rate-limited", { retryAfterSeconds });
    }
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Problem && error.code === "not-found") {
        const isNew = at - since >= WINDOW_MS;
        wrong.set(userId, isNew ? { since: at, count: 1 } : { since, count: count + 1 }, at);
      }
      throw error;
    }
  };
}

import type { DataCategory, RateLimit } from "../../protocol/index.ts";

/** One limit that the events of a key are under. */
export interface RateRule {
  scope: RateLimit["scope"];
  /** Public key, project id or organization id: what the events are counted by. */
  id: string | number;
  /** So many events at most … */
  count: number;
  /** … in a window of so many seconds. */
  window: number;
}

/** Limits are about errors: the rest is cheap, and says what became of the errors. */
const LIMITED: readonly DataCategory[] = ["default", "error", "security"];

const REASONS = { key: "key_quota", project: "project_quota", organization: "org_quota" } as const;

/** Counters whose window is over are swept when there are more than this many. */
const SWEEP_ABOVE = 10_000;

interface Counter {
  /** Epoch milliseconds of the window's end. */
  endsAt: number;
  taken: number;
}

/** Counts events in fixed windows, in the memory of this process. */
export class RateLimiter {
  readonly #counters = new Map<string, Counter>();

  /**
   * Takes one event into the windows of all rules, or into none of them: gives the limits that are
   * reached, each with what is left of its window. `now`: epoch milliseconds.
   */
  take(rules: readonly RateRule[], now: number): RateLimit[] {
    if (rules.length === 0) return [];
    const counted = rules.map((rule) => ({ rule, counter: this.#counterOf(rule, now) }));
    const reached = counted.filter(({ rule, counter }) => counter.taken >= rule.count);
    if (reached.length === 0) for (const { counter } of counted) counter.taken++;
    return reached.map(({ rule, counter }) => ({
      seconds: (counter.endsAt - now) / 1000,
      categories: LIMITED,
      scope: rule.scope,
      reason: REASONS[rule.scope],
    }));
  }

  #counterOf({ scope, id, window }: RateRule, now: number): Counter {
    const windowMs = window * 1000;
    // The window is part of the key: another length is another limit, which begins anew.
    const key = `${scope}/${id}/${window}`;
    const known = this.#counters.get(key);
    if (known && now < known.endsAt) return known;
    const counter = { endsAt: (Math.floor(now / windowMs) + 1) * windowMs, taken: 0 };
    this.#counters.set(key, counter);
    if (this.#counters.size > SWEEP_ABOVE) this.#sweep(now);
    return counter;
  }

  #sweep(now: number): void {
    for (const [key, { endsAt }] of this.#counters) if (endsAt <= now) this.#counters.delete(key);
  }
}

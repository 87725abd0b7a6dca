import { BoundedCache } from "../../kit/index.ts";
import type { AlertRule } from "../../resources/alert-rules/index.ts";

const REMEMBERED_ISSUES = 20_000;
const MINUTE_MS = 60_000;

/**
 * When rules last fired for issues, as far as this process knows: a rule that it knows to be quiet
 * needs no further look. One that it does not know of is looked up in the database.
 */
export class QuietRules {
  readonly #firedAt = new BoundedCache<number, Map<number, number>>({
    maxEntries: REMEMBERED_ISSUES,
    ttlMs: Number.POSITIVE_INFINITY,
  });

  /** When these rules may fire again is told by what was noted of the issue. */
  of(issueId: number, now: number): (rule: Pick<AlertRule, "id" | "frequency">) => boolean {
    const fired = this.#firedAt.get(issueId, now);
    if (fired === undefined) return () => false;
    return ({ id, frequency }) => {
      const at = fired.get(id);
      return at !== undefined && at > now - frequency * MINUTE_MS;
    };
  }

  /** Only of what is committed. */
  note(issueId: number, ruleId: number, firedAt: number): void {
    const fired = this.#firedAt.get(issueId, firedAt) ?? new Map<number, number>();
    fired.set(ruleId, Math.max(firedAt, fired.get(ruleId) ?? 0));
    this.#firedAt.set(issueId, fired, firedAt);
  }
}

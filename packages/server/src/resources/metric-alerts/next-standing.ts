import type { Standing, Thresholds } from "./model.ts";

/** What a measured value is: beyond a threshold, content, or neither, which changes nothing. */
export type Verdict = "critical" | "warning" | "between" | "ok";

/**
 * What thresholds make of a value, a number or with `comparisonMs` a change in percent. Beyond is
 * strictly beyond; content is at the resolve threshold or on its good side. Pure.
 */
export function judge(thresholds: Thresholds, measured: number): Verdict {
  const { comparisonMs, isBelow, criticalAt, warningAt, resolveAt } = thresholds;
  const value = isBelow ? -measured : measured;
  // A fall is written as so many percent less; a number below which it must not fall as it is.
  const toBound = (bound: number): number => (isBelow && comparisonMs === null ? -bound : bound);
  if (value > toBound(criticalAt)) return "critical";
  if (warningAt !== null && value > toBound(warningAt)) return "warning";
  if (resolveAt === null || value <= toBound(resolveAt)) return "ok";
  return "between";
}

/**
 * How a rule stands after it measured something, `before` itself when as before. Held against the same value again it stands as it
 * does, so that a boundary may be looked at twice. Pure.
 */
export function nextStanding(before: Standing, verdict: Verdict): Standing {
  switch (verdict) {
    case "ok":
      return before.state === "ok" && before.hushed === null
        ? before
        : { state: "ok", hushed: null };
    case "between":
      return before;
    case "warning":
    case "critical":
    default: {
      const { state, hushed } = before;
      const isHushed = state === "ok" && (hushed === "critical" || hushed === verdict);
      return isHushed || state === verdict ? before : { state: verdict, hushed: null };
    }
  }
}

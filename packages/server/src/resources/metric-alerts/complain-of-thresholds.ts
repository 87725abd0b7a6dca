import type { Thresholds } from "./model.ts";

/** Says what is wrong with thresholds, by the field it is about; nothing when they make sense. */
export function complainOfThresholds(
  { comparisonMs, isBelow, criticalAt, warningAt, resolveAt }: Thresholds,
  refuse: (field: string, sentence: string) => void,
): void {
  const bounds = warningAt === null ? [criticalAt] : [criticalAt, warningAt];
  const isFall = isBelow && comparisonMs !== null;
  if (comparisonMs !== null && bounds.some((bound) => bound <= 0)) {
    refuse("triggers", "A change is written as so many percent, more than 0.");
  } else if (isFall && bounds.some((bound) => bound >= 100)) {
    refuse("triggers", "Nothing can fall by more than 100 percent: the threshold must be less.");
  } else if (isBelow && bounds.some((bound) => bound <= 0)) {
    refuse("triggers", "Nothing is less than none: a threshold to fall below must be more than 0.");
  } else if (bounds.some((bound) => bound < 0)) {
    refuse("triggers", "A threshold must be 0 or more.");
  }
  // Large is bad, but where a number must not fall below a bound.
  const sign = isBelow && comparisonMs === null ? -1 : 1;
  if (warningAt !== null && sign * criticalAt <= sign * warningAt) {
    const side = sign === 1 ? "above" : "below";
    refuse("triggers", `The critical threshold must lie ${side} the warning threshold.`);
  }
  const mildest = warningAt ?? criticalAt;
  if (resolveAt !== null && sign * resolveAt > sign * mildest) {
    const side = sign === 1 ? "above" : "below";
    const sentence = `The resolve threshold must not lie ${side} the ${warningAt === null ? "critical" : "warning"} threshold: it would be resolved and alarming at once.`;
    refuse("resolveThreshold", sentence);
  }
  if (resolveAt !== null && comparisonMs === null && resolveAt < 0) {
    refuse("resolveThreshold", "The resolve threshold must be 0 or more.");
  }
}

import type { MetricKind } from "../metric-counters/index.ts";
import { MEASURES } from "./measures.ts";
import type { MetricRule } from "./model.ts";

/** How receivers and readers are told of a change. */
export type AlertStatus = "critical" | "warning" | "resolved" | "open";

const LABELS: Readonly<Record<AlertStatus, string>> = {
  critical: "Critical",
  warning: "Warning",
  resolved: "Resolved",
  open: "Open",
};

/** `Critical: Too many errors`. */
export function sayTitle(status: AlertStatus, name: string): string {
  return `${LABELS[status]}: ${name}`;
}

/**
 * `120 events in the last 10 minutes`, or `Events 25% higher in the last hour compared to the same
 * time one day ago`. `measured` null: nothing was.
 */
export function sayMeasured(
  rule: Pick<MetricRule, "kind" | "windowMs" | "comparisonMs">,
  measured: number | null,
): string {
  const { kind, windowMs, comparisonMs } = rule;
  const span = `in the last ${saySpan(windowMs)}`;
  if (measured === null) return capitalize(`${MEASURES[kind].words[1]} ${span}`);
  if (comparisonMs === null) return `${sayNumber(measured)} ${wordFor(kind, measured)} ${span}`;
  const percent = sayNumber(Math.abs(Math.round(measured * 10) / 10));
  const direction = measured < 0 ? "lower" : "higher";
  const many = capitalize(MEASURES[kind].words[1]);
  return `${many} ${percent}% ${direction} ${span} compared to the same time ${sayAgo(comparisonMs)} ago`;
}

function wordFor(kind: MetricKind, count: number): string {
  const [one, many] = MEASURES[kind].words;
  return count === 1 ? one : many;
}

function sayNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** `minute`, `10 minutes`, `hour`, `day`. */
function saySpan(ms: number): string {
  const [amount, unit] = toUnits(ms);
  return amount === 1 ? unit : `${amount} ${unit}s`;
}

function sayAgo(ms: number): string {
  const [amount, unit] = toUnits(ms);
  return amount === 1 ? `one ${unit}` : `${amount} ${unit}s`;
}

const UNITS = [
  [7 * 86_400_000, "week"],
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
] as const;

function toUnits(ms: number): [amount: number, unit: string] {
  const [unitMs, unit] = UNITS.find(([one]) => ms % one === 0) ?? [60_000, "minute"];
  return [ms / unitMs, unit];
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

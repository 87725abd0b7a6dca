import type { MetricAlertSeries, MetricAlertState } from "@vedette/contract";

/** When an alert warns, alarms, and is content again, as people write it. */
export interface ChartThresholds {
  critical: number | null;
  warning: number | null;
  resolve: number | null;
  /** Little is bad, or a fall is. */
  isBelow: boolean;
  /** Compared is a change in percent, and a fall is written as so many percent less. */
  isChange: boolean;
}

export interface ThresholdLine {
  label: "critical" | "warning" | "resolve";
  y: number;
}

/** Where the lines of thresholds are drawn: a fall lies under nothing. */
export function linesOf({ isBelow, isChange, ...bounds }: ChartThresholds): ThresholdLine[] {
  const sign = isBelow && isChange ? -1 : 1;
  return (["critical", "warning", "resolve"] as const).flatMap((label) => {
    const bound = bounds[label];
    return bound === null ? [] : [{ label, y: sign * bound }];
  });
}

/** A time in which an alert stood otherwise than well. Epoch seconds. */
export interface Alarm {
  state: Exclude<MetricAlertState, "ok">;
  from: number;
  until: number;
}

/** The times in which an alert stood otherwise than well, oldest first; the last may last until the end. */
export function alarmsOf({ transitions, end }: MetricAlertSeries): Alarm[] {
  return transitions.flatMap(({ date, state }, at) => {
    if (state === "ok") return [];
    const until = transitions[at + 1]?.date ?? end;
    return [{ state, from: toSeconds(date), until: toSeconds(until) }];
  });
}

/** How often an alert went from well to otherwise, in words: what would have been told of. */
export function alarmWords(alarms: readonly Alarm[]): string {
  const times = alarms.filter(({ from }, at) => alarms[at - 1]?.until !== from).length;
  if (times === 0) return "It would not have fired.";
  return `It would have fired ${times === 1 ? "once" : `${times} times`}.`;
}

const MOST_TICKS = 5;

/** Round numbers from the lowest to the highest that the chart shows, so that every threshold can be seen. */
export function ticksOf(
  data: MetricAlertSeries["data"],
  lines: readonly ThresholdLine[],
): readonly number[] {
  const values = [...data.map(([, one]) => one), ...lines.map(({ y }) => y)];
  const low = values.reduce((least, one) => Math.min(least, one), 0);
  const high = values.reduce((most, one) => Math.max(most, one), 1);
  const step = roundUp((high - low) / (MOST_TICKS - 1));
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundUp(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)));
  return unit * ([1, 2, 5].find((one) => one * unit >= value) ?? 10);
}

function toSeconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}

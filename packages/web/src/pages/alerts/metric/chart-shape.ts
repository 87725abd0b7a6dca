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

/** The lowest and highest that the chart shows, so that every threshold can be seen. */
export function rangeOf(
  data: MetricAlertSeries["data"],
  lines: readonly ThresholdLine[],
): [number, number] {
  let low = 0;
  let high = 1;
  for (const value of [...data.map(([, one]) => one), ...lines.map(({ y }) => y)]) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const room = (high - low) * 0.08;
  return [low < 0 ? low - room : 0, high + room];
}

function toSeconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}

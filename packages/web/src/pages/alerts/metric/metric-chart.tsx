import "@mantine/charts/styles.css";
import { LineChart } from "@mantine/charts";
import type { MetricAlertSeries, MetricAlertState } from "@vedette/contract";
import { fullNumber, shortNumber } from "../../../format/number.ts";
import { fullTime, shortTime } from "../../../format/time.ts";
import { alarmsOf, type ChartThresholds, linesOf, ticksOf } from "./chart-shape.ts";
import classes from "./metric.module.css";

const COLORS = {
  critical: "var(--level-error)",
  warning: "var(--level-warning)",
  open: "var(--level-warning)",
  resolve: "var(--good)",
} as const satisfies { [what in "resolve" | Exclude<MetricAlertState, "ok">]: string };

export interface MetricChartProps {
  series: MetricAlertSeries;
  thresholds: ChartThresholds;
  /** What is measured: `events in 10 minutes`. */
  what: string;
  /** The whole chart in words. */
  label: string;
}

/** What was measured over time, the thresholds as lines, and when it was beyond them. */
export function MetricChart({ series, thresholds, what, label }: MetricChartProps) {
  const lines = linesOf(thresholds);
  const ticks = ticksOf(series.data, lines);
  const unit = thresholds.isChange ? "%" : "";
  return (
    <div role="img" aria-label={label} className={classes["chart"]}>
      <LineChart
        h={220}
        data={series.data.map(([at, value]) => ({ at, [what]: value }))}
        dataKey="at"
        series={[{ name: what, color: "var(--bar-strong)" }]}
        curveType="linear"
        strokeWidth={1.5}
        withDots={false}
        // The image has its words; nothing in it takes the focus.
        accessibilityLayer={false}
        lineProps={{ isAnimationActive: false }}
        xAxisProps={{
          type: "number",
          scale: "time",
          domain: ["dataMin", "dataMax"],
          tickFormatter: (seconds: number) => shortTime(toInstant(seconds)),
          interval: "equidistantPreserveStart",
          minTickGap: 24,
        }}
        yAxisProps={{
          domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1],
          ticks,
          tickFormatter: (value: number) => `${shortNumber(value)}${unit}`,
          width: thresholds.isChange ? 60 : 44,
        }}
        valueFormatter={(value) => `${fullNumber(value)}${unit}`}
        tooltipProps={{
          // It is asked for also while nothing is pointed at.
          labelFormatter: (at) => (typeof at === "number" ? fullTime(toInstant(at)) : ""),
        }}
        referenceLines={lines.map(({ label: name, y }) => ({
          y,
          color: COLORS[name],
          label: name,
          labelPosition: "insideBottomLeft",
          strokeDasharray: name === "resolve" ? "3 4" : "6 3",
        }))}
        referenceAreas={alarmsOf(series).map(({ state, from, until }) => ({
          x1: from,
          x2: until,
          color: COLORS[state],
          fillOpacity: 0.14,
          strokeOpacity: 0,
        }))}
      />
    </div>
  );
}

function toInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

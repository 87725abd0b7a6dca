import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { MetricChartProps } from "./metric-chart.tsx";

/** Charts are large: they come when there is something to draw. */
const MetricChart = lazy(async () => ({
  default: (await import("./metric-chart.tsx")).MetricChart,
}));

/** The chart of a metric alert, with its place kept while it comes. */
export function LazyMetricChart(props: MetricChartProps) {
  return (
    <Suspense fallback={<Skeleton height={220} />}>
      <MetricChart {...props} />
    </Suspense>
  );
}

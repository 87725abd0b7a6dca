import { SegmentedControl, Skeleton, Text } from "@mantine/core";
import type { MetricAlertSeries } from "@vedette/contract";
import { fullTime } from "../../../../format/time.ts";
import { Panel } from "../../../../ui/panel.tsx";
import { alarmsOf, alarmWords, type ChartThresholds } from "../chart-shape.ts";
import { LazyMetricChart } from "../lazy-metric-chart.tsx";

const DAYS = [
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "14", label: "14 days" },
];

interface MetricPreviewProps {
  series: MetricAlertSeries | undefined;
  thresholds: ChartThresholds;
  /** `events in 10 minutes`. */
  what: string;
  days: number;
  onDays: (days: number) => void;
  isLoading: boolean;
  isWrong: boolean;
}

/** What an alert would have measured and done in the last days, as it is written now. */
export function MetricPreview(props: MetricPreviewProps) {
  const { series, thresholds, what, days, onDays, isLoading, isWrong } = props;
  const words = wordsOf(series, thresholds);
  return (
    <Panel
      title="What it would have done"
      aside={
        <SegmentedControl
          size="xs"
          value={String(days)}
          onChange={(value) => onDays(Number(value))}
          data={DAYS}
          aria-label="How far to look back"
        />
      }
    >
      {series === undefined && (
        // What is not right yet is soon, and the form should not jump.
        <Skeleton height={220} animate={isLoading} visible={isLoading} />
      )}
      {series !== undefined && (
        <LazyMetricChart
          series={series}
          thresholds={thresholds}
          what={what}
          label={`${what} over ${days === 1 ? "the last day" : `the last ${days} days`}. ${words}`}
        />
      )}
      <Text size="xs" c="dimmed" mt="xs" role="status">
        {isWrong ? "Something is not right yet: see the fields." : words}
        {!isWrong && series !== undefined && ` What is known begins ${fullTime(series.start)}.`}
      </Text>
    </Panel>
  );
}

function wordsOf(series: MetricAlertSeries | undefined, { critical }: ChartThresholds): string {
  if (series === undefined) return "";
  if (critical === null) return "Set a critical threshold to see when it would have fired.";
  return alarmWords(alarmsOf(series));
}

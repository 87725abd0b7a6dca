import { SegmentedControl, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { MetricAlertRule } from "@vedette/contract";
import { metricSeriesQuery } from "../../../api/metric-alerts.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { fullTime } from "../../../format/time.ts";
import { Panel } from "../../../ui/panel.tsx";
import { thresholdsOf, toDraft } from "./editor/metric-draft.ts";
import { LazyMetricChart } from "./lazy-metric-chart.tsx";
import { measureWords, thresholdWords } from "./metric-words.ts";
import classes from "./metric.module.css";

interface SeriesPanelProps {
  organization: string;
  rule: MetricAlertRule;
  title: string;
  /** A period, such as `24h`, or from when to when. */
  span: { statsPeriod: string } | { start: string; end: string };
  /** Periods one can choose from. */
  periods?: { chosen: string; all: readonly string[]; onChoose: (period: string) => void };
  refetchInterval: number | false;
}

/** What a metric alert measured, with its thresholds. */
export function SeriesPanel(props: SeriesPanelProps) {
  const { organization, rule, title, span, periods, refetchInterval } = props;
  const series = useQuery({ ...metricSeriesQuery(organization, rule.id, span), refetchInterval });
  const what = measureWords({ ...rule, query: "", environment: null });
  return (
    <Panel
      title={title}
      aside={
        periods && (
          <SegmentedControl
            size="xs"
            value={periods.chosen}
            onChange={periods.onChoose}
            data={[...periods.all]}
            aria-label="Period"
          />
        )
      }
    >
      {series.isError && (
        <ErrorMessage error={series.error} onRetry={() => void series.refetch()} />
      )}
      {series.isPending && <Skeleton height={220} />}
      {series.data !== undefined && (
        <>
          <LazyMetricChart
            series={series.data}
            thresholds={thresholdsOf(toDraft(rule, []))}
            what={what}
            label={`${what}, from ${fullTime(series.data.start)} to ${fullTime(series.data.end)}: ${thresholdWords(rule)}`}
          />
          {series.data.data.length < 2 && (
            <p className={classes["note"]}>
              It has only begun to count. The first point comes within a minute or two.
            </p>
          )}
        </>
      )}
    </Panel>
  );
}

import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Sentry, SentryAnalytics } from "@vedette/contract";
import { lazy, Suspense, useState } from "react";
import { sentryAnalyticsQuery } from "../../api/sentries.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { fullTime } from "../../format/time.ts";
import { Panel } from "../../ui/panel.tsx";
import { shareWords, stateWords } from "./state-words.ts";
import classes from "./status-detail.module.css";

/** Charts are large: they come when there is something to draw. */
const SentryCharts = lazy(async () => ({
  default: (await import("./sentry-charts.tsx")).SentryCharts,
}));

const PERIODS = ["24h", "7d", "30d", "90d"];

interface SentryAnalyticsPanelProps {
  organization: string;
  sentry: Sentry;
}

/** How a sentry was over time: its states, the age of its records, its counts. */
export function SentryAnalyticsPanel({ organization, sentry }: SentryAnalyticsPanelProps) {
  const [period, setPeriod] = useState("7d");
  const { data, error } = useQuery(sentryAnalyticsQuery(organization, sentry.uid, period));
  return (
    <Panel
      title="Analytics"
      aside={
        <SegmentedControl
          size="xs"
          value={period}
          onChange={setPeriod}
          data={PERIODS}
          aria-label="Period"
        />
      }
    >
      {error !== null && <ErrorMessage error={error} />}
      {data !== undefined && (
        <>
          <Timeline analytics={data} />
          {(data.lag.length > 1 || data.counts.length > 0) && (
            <Suspense fallback={null}>
              <SentryCharts analytics={data} />
            </Suspense>
          )}
        </>
      )}
    </Panel>
  );
}

function Timeline({ analytics }: { analytics: SentryAnalytics }) {
  const { timeline, shares } = analytics;
  const start = Date.parse(analytics.start);
  const length = Math.max(Date.parse(analytics.end) - start, 1);
  const words = (["happy", "sad", "sick"] as const).map(
    (state) => `${stateWords(state)} ${shareWords(shares[state])}`,
  );
  return (
    <>
      <div className={classes["timeline"]} role="img" aria-label={words.join(", ")}>
        {timeline.map((part) => (
          <span
            key={part.start}
            data-state={part.state}
            title={`${part.state}, from ${fullTime(part.start)} to ${fullTime(part.end)}`}
            style={{
              width: `${((Date.parse(part.end) - Date.parse(part.start)) / length) * 100}%`,
            }}
          />
        ))}
      </div>
      <p className={classes["shares"]}>
        {words.map((word) => (
          <span key={word}>{word}</span>
        ))}
      </p>
    </>
  );
}

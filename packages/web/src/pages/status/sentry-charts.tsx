import "@mantine/charts/styles.css";
import { LineChart } from "@mantine/charts";
import type { SentryAnalytics } from "@vedette/contract";
import { shortTime } from "../../format/time.ts";
import { toCountRows } from "./count-rows.ts";
import classes from "./status-detail.module.css";

const COLORS = ["signal.6", "teal.7", "orange.7", "grape.6", "cyan.7", "red.7"];

/** How old the latest record was, and how many of each item there were. */
export function SentryCharts({ analytics }: { analytics: SentryAnalytics }) {
  const { lag, counts } = analytics;
  const items = counts.map(({ item }) => item);
  return (
    <>
      {lag.length > 1 && (
        <section className={classes["chart"]}>
          <h3>Age of the latest record, minutes</h3>
          <LineChart
            h={160}
            data={lag.map(({ at, lagSeconds }) => ({
              at: shortTime(at),
              minutes: Math.round(lagSeconds / 6) / 10,
            }))}
            dataKey="at"
            series={[{ name: "minutes", color: "signal.6" }]}
            withDots={false}
          />
        </section>
      )}
      {counts.length > 0 && (
        <section className={classes["chart"]}>
          <h3>Counts</h3>
          <LineChart
            h={200}
            data={toCountRows(counts).map(({ at, ...row }) => ({ at: shortTime(at), ...row }))}
            dataKey="at"
            series={items.map((name, at) => ({
              name,
              color: COLORS[at % COLORS.length] ?? "signal.6",
            }))}
            withLegend
            connectNulls
            withDots={false}
          />
        </section>
      )}
    </>
  );
}

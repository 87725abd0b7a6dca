import { SegmentedControl } from "@mantine/core";
import type { IssueDetail } from "@vedette/contract";
import { useState } from "react";
import { counted } from "../../format/number.ts";
import { Panel } from "../../ui/panel.tsx";
import { TimeChart } from "../../ui/time-chart.tsx";

const PERIODS = [
  { value: "24h", label: "24 hours" },
  { value: "30d", label: "30 days" },
] as const;

type Period = (typeof PERIODS)[number]["value"];

/** The events of the issue over time. */
export function EventsChart({ issue }: { issue: IssueDetail }) {
  const [period, setPeriod] = useState<Period>("24h");
  const points = issue.stats[period] ?? [];
  const sum = points.reduce((total, [, amount]) => total + amount, 0);
  const words = `${counted(sum, "event")} in the last ${period === "24h" ? "24 hours" : "30 days"}`;
  return (
    <Panel
      title={words}
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Time shown"
          value={period}
          onChange={(value) => setPeriod(value === "30d" ? "30d" : "24h")}
          data={[...PERIODS]}
        />
      }
    >
      <TimeChart points={points} noun="event" label={words} />
    </Panel>
  );
}

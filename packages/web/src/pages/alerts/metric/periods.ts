import { oneText } from "../../../url/search-params.ts";

/** How much of the past the chart of a metric alert can show. */
export const PERIODS = ["6h", "24h", "7d", "14d"] as const;

/** What it shows unless said otherwise. */
export const PERIOD = "24h";

export interface MetricAlertSearch {
  period?: (typeof PERIODS)[number];
  cursor?: string;
}

/** Reads the address; what it cannot mean is left out. */
export function parseMetricAlertSearch(raw: { [name: string]: unknown }): MetricAlertSearch {
  const period = PERIODS.find((one) => one === oneText(raw["period"]));
  const cursor = oneText(raw["cursor"]);
  return { ...(period && { period }), ...(cursor && { cursor }) };
}

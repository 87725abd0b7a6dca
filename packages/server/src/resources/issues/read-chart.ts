import { Problem } from "@vedette/contract/problems";
import type { Chart } from "./present-stats.ts";

/** A chart and the name it goes by in the answer. */
export interface NamedChart {
  name: string;
  chart: Chart;
}

/** The chart an organization's list is to show with each issue; null: none. */
export function readChart(query: {
  groupStatsPeriod?: string | undefined;
  statsPeriod?: string | undefined;
  collapse?: readonly string[] | undefined;
}): NamedChart | null {
  if (query.collapse?.includes("stats")) return null;
  const period = query.groupStatsPeriod ?? "24h";
  if (period !== "auto") return readName(period);
  const isADay = /^(\d{1,6}[sm]|[1-9]h|1\dh|2[0-4]h|1d)$/.test(query.statsPeriod ?? "");
  return { name: "auto", chart: isADay ? "24h" : "14d" };
}

/** The chart of a project's list, where `statsPeriod` means the chart and not the list. */
export function readProjectChart(query: {
  statsPeriod?: string | undefined;
  collapse?: readonly string[] | undefined;
}): NamedChart | null {
  return query.collapse?.includes("stats") ? null : readName(query.statsPeriod ?? "24h");
}

function readName(name: string): NamedChart | null {
  if (name === "") return null;
  if (name === "24h" || name === "14d") return { name, chart: name };
  throw new Problem("bad-request", {
    detail: "The charts of a list are 24h, 14d, or empty for none.",
  });
}

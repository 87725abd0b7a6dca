import { oneText } from "../../../url/search-params.ts";

export const STATES = ["critical", "warning", "open", "ok"] as const;

export type State = (typeof STATES)[number];

/** What the list of metric alerts shows, as its address says it. */
export interface MetricSearch {
  /** Part of the name. */
  query?: string;
  project?: string;
  state?: State;
  cursor?: string;
}

/** Reads the address; what it cannot mean is left out. */
export function parseMetricSearch(raw: { [name: string]: unknown }): MetricSearch {
  const [query, project, written, cursor] = ["query", "project", "state", "cursor"].map((name) =>
    oneText(raw[name])?.trim(),
  );
  const state = STATES.find((one) => one === written);
  return {
    ...(query && { query }),
    ...(project && { project }),
    ...(state && { state }),
    ...(cursor && { cursor }),
  };
}

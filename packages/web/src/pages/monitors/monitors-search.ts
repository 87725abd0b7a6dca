import { oneText } from "../../url/search-params.ts";

/** What the list of monitors shows, as its address says it. */
export interface MonitorsSearch {
  /** Part of the slug. */
  query?: string;
  project?: string;
  cursor?: string;
}

/** Reads the address; what it cannot mean is left out. */
export function parseMonitorsSearch(raw: { [name: string]: unknown }): MonitorsSearch {
  const [query, project, cursor] = ["query", "project", "cursor"].map((name) =>
    oneText(raw[name])?.trim(),
  );
  return { ...(query && { query }), ...(project && { project }), ...(cursor && { cursor }) };
}

import { oneText } from "../../url/search-params.ts";

/** What the list of releases shows, as its address says it. */
export interface ReleasesSearch {
  /** Part of the version. */
  query?: string;
  project?: string;
  environment?: string;
  /** Left out: those in use. */
  status?: "archived";
  cursor?: string;
}

/** Reads the address; what it cannot mean is left out. */
export function parseReleasesSearch(raw: { [name: string]: unknown }): ReleasesSearch {
  const [query, project, environment, cursor] = ["query", "project", "environment", "cursor"].map(
    (name) => oneText(raw[name])?.trim(),
  );
  return {
    ...(query && { query }),
    ...(project && { project }),
    ...(environment && { environment }),
    ...(oneText(raw["status"]) === "archived" && { status: "archived" as const }),
    ...(cursor && { cursor }),
  };
}

import { oneText } from "../../url/search-params.ts";

export const SHOWN = [
  { value: "enabled", label: "Enabled" },
  { value: "disabled", label: "Disabled" },
  { value: "all", label: "All" },
] as const;

export type Shown = (typeof SHOWN)[number]["value"];

/** What the status page shows, as its address says it. */
export interface StatusSearch {
  /** Left out: hoots. */
  kind?: "sentries" | undefined;
  query?: string | undefined;
  /** Left out: those that are enabled. */
  show?: Exclude<Shown, "enabled"> | undefined;
  cursor?: string | undefined;
}

/** Reads the address; what it cannot mean is left out. */
export function parseStatusSearch(raw: { [name: string]: unknown }): StatusSearch {
  const query = oneText(raw["query"]);
  const show = oneText(raw["show"]);
  const cursor = oneText(raw["cursor"]);
  return {
    ...(oneText(raw["kind"]) === "sentries" && { kind: "sentries" }),
    ...(query !== undefined && query !== "" && { query }),
    ...((show === "disabled" || show === "all") && { show }),
    ...(cursor !== undefined && { cursor }),
  };
}

export function isShown(value: string): value is Shown {
  return SHOWN.some((one) => one.value === value);
}

import type { IssueHash } from "@vedette/contract";
import { counted, fullNumber } from "../../../format/number.ts";

/** The server looks at so many of the newest events. */
const LOOKED_AT = 1000;

/** How many of an issue's events a hash decides about, of those that were looked at. */
export function shareWords(
  { recentEvents }: Pick<IssueHash, "recentEvents">,
  count: number,
): string {
  if (count <= LOOKED_AT) return counted(recentEvents, "event");
  return `${fullNumber(recentEvents)} of the newest ${fullNumber(LOOKED_AT)} events`;
}

import type { TagKey, TagSummary, TagValue as WireTagValue } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { TagTotals, TagValue } from "./store-counters.ts";

/** A tag key in short, as an issue's page lists it. */
export function presentTagSummary(tag: Pick<TagTotals, "key" | "timesSeen">): TagSummary {
  return { key: tag.key, name: tagName(tag.key), totalValues: tag.timesSeen };
}

/** A tag key with its most frequent values; `values` may hold those of other keys as well. */
export function presentTag(tag: TagTotals, values: readonly TagValue[]): TagKey {
  return {
    ...presentTagSummary(tag),
    uniqueValues: tag.valueCount,
    topValues: values.filter((value) => value.key === tag.key).map(presentTagValue),
  };
}

/** A value of a tag and how often it was seen. */
export function presentTagValue(value: TagValue): WireTagValue {
  return {
    key: value.key,
    name: value.value,
    value: value.value,
    count: value.timesSeen,
    firstSeen: formatInstant(value.firstSeenAt),
    lastSeen: formatInstant(value.lastSeenAt),
  };
}

const NAMES: Readonly<Record<string, string>> = { os: "OS", url: "URL", server_name: "Server" };

/** A tag's key as people read it: `browser_name` is Browser Name. */
function tagName(key: string): string {
  const words = key.replaceAll("_", " ").replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return NAMES[key] ?? words;
}

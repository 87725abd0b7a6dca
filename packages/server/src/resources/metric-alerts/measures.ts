import type { MetricKind } from "../metric-counters/index.ts";

/** What can be measured, as the wire writes it. */
export interface Measure {
  kind: MetricKind;
  aggregate: string;
  /** Other spellings of the same. */
  aliases: readonly string[];
  dataset: string;
  /** 0: errors, 2: neither errors nor transactions. */
  queryType: number;
  name: string;
  /** One of them, and several. */
  words: readonly [one: string, many: string];
}

export const MEASURES: Readonly<Record<MetricKind, Measure>> = {
  events: {
    kind: "events",
    aggregate: "count()",
    aliases: [],
    dataset: "events",
    queryType: 0,
    name: "Number of events",
    words: ["event", "events"],
  },
  users: {
    kind: "users",
    aggregate: "count_unique(user)",
    aliases: ["count_unique(tags[sentry:user])"],
    dataset: "events",
    queryType: 0,
    name: "Users affected",
    words: ["user", "users"],
  },
  failures: {
    kind: "failures",
    aggregate: "count_failed(check_in)",
    aliases: [],
    dataset: "check_ins",
    queryType: 2,
    name: "Failed check-ins",
    words: ["failed check-in", "failed check-ins"],
  },
};

/** The measure that somebody writes as an aggregate; undefined: there is none. */
export function findMeasure(aggregate: string): Measure | undefined {
  const text = aggregate.replaceAll(/\s/g, "");
  return Object.values(MEASURES).find(
    (one) => one.aggregate === text || one.aliases.includes(text),
  );
}

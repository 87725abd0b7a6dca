import type { MetricAlertSeries } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";
import {
  findCounted,
  type MetricKind,
  readAmounts,
  readStays,
  toMinute,
} from "../metric-counters/index.ts";
import { drawChart, type Happenings } from "./chart.ts";
import type { Thresholds } from "./model.ts";
import { mergeStays } from "./merge-stays.ts";
import { recall, type Recalled } from "./recall.ts";

/** What is to be drawn: a rule, saved or not. */
export interface Drawn extends Recalled {
  comparisonMs: number | null;
  isBelow: boolean;
  /** Null: what the rule would have done is not asked. */
  thresholds: Thresholds | null;
}

/**
 * What a rule measured, or would have, in a span: from what was counted for it or another rule, and
 * before that from what is stored. Begins where that is complete.
 */
export async function drawHistory(
  db: Db,
  drawn: Drawn,
  span: { since: number; until: number },
): Promise<MetricAlertSeries> {
  const reachMs = drawn.windowMs + (drawn.comparisonMs ?? 0);
  const until = toMinute(span.until);
  const from = toMinute(span.since) - reachMs;
  const { happenings, since } = await findHappenings(db, drawn, { since: from, until });
  const start = Math.min(toMinute(since) + reachMs, until);
  const { comparisonMs, isBelow, windowMs, thresholds } = drawn;
  const measure = { windowMs, comparisonMs, isBelow };
  const chart = drawChart(happenings, measure, thresholds, { since: start, until });
  return {
    start: formatInstant(start),
    end: formatInstant(until),
    interval: chart.stepMs / 1000,
    data: chart.points.map(({ at, value }) => [at / 1000, round(value)]),
    counts: chart.points.map(({ at, count }) => [at / 1000, count]),
    transitions: chart.transitions.map(({ at, state, value }) => ({
      date: formatInstant(at),
      state,
      value: round(value),
    })),
  };
}

async function findHappenings(
  db: Db,
  drawn: Drawn,
  { since, until }: { since: number; until: number },
): Promise<{ happenings: Happenings; since: number }> {
  const { kind, windowMs, projectId, environment, terms } = drawn;
  const wanted = { projectId, kind, environment, terms };
  const ofUsers = kind === "users" ? windowMs : 0;
  const series = await findCounted(db, { ...wanted, windowMs: ofUsers });
  if (!series) return await recall(db, drawn, { since, until });
  const countedFrom = Math.max(series.sinceAt, toMinute(until - series.keepMs));
  const counted = { since: Math.max(since, countedFrom), until };
  const happenings = await readCounted(db, kind, series.id, counted);
  if (countedFrom <= since) return { happenings, since };
  const before = await recall(db, drawn, { since, until: Math.min(countedFrom, until) });
  return { happenings: join(before.happenings, happenings, windowMs), since: before.since };
}

async function readCounted(
  db: Db,
  kind: MetricKind,
  seriesId: number,
  span: { since: number; until: number },
): Promise<Happenings> {
  return kind === "users"
    ? { kind: "stays", stays: await readStays(db, seriesId, span) }
    : { kind: "amounts", amounts: await readAmounts(db, seriesId, span) };
}

function join(a: Happenings, b: Happenings, windowMs: number): Happenings {
  if (a.kind === "stays" && b.kind === "stays") {
    return { kind: "stays", stays: mergeStays([...a.stays, ...b.stays], windowMs) };
  }
  if (a.kind === "amounts" && b.kind === "amounts") {
    return { kind: "amounts", amounts: [...a.amounts, ...b.amounts] };
  }
  return b;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

import type { SentryAnalytics } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";
import type { Entry, Sentry } from "./model.ts";
import { findChanges, findCounts, findRecords } from "./store-history.ts";

interface Span {
  since: number;
  until: number;
}

/** As much as a page can draw; of more, the newest. */
const MAX_POINTS = 2000;
const MAX_COUNTS = 10_000;

/** What is charted of a sentry over a period; what is not in the format of docs/integrate/status.md is not. */
export async function chartSentry(db: Db, sentry: Sentry, span: Span): Promise<SentryAnalytics> {
  const changes = await findChanges(db, sentry.id, span, MAX_POINTS);
  const records = await findRecords(db, sentry.id, span, MAX_POINTS);
  const counts = await findCounts(db, sentry.id, span, MAX_COUNTS);
  const stretches = toStretches(changes, span);
  return {
    start: formatInstant(span.since),
    end: formatInstant(span.until),
    timeline: stretches.map(({ state, since, until }) => ({
      state,
      start: formatInstant(since),
      end: formatInstant(until),
    })),
    shares: toShares(stretches),
    lag: records.map(({ at, recordAt }) => ({
      at: formatInstant(at),
      latestRecordAt: formatInstant(recordAt),
      lagSeconds: (at - recordAt) / 1000,
    })),
    counts: Array.from(
      Map.groupBy(counts, ({ item }) => item),
      ([item, own]) => ({
        item,
        points: own.map(({ at, amount }) => ({ at: formatInstant(at), count: amount })),
      }),
    ).toSorted((a, b) => (a.item < b.item ? -1 : 1)),
  };
}

type Stretch = Span & { state: SentryAnalytics["timeline"][number]["state"] };

/** One stretch from each change to the next; neighbours of one state are one. */
function toStretches(changes: readonly Entry[], { since, until }: Span): Stretch[] {
  const stretches: Stretch[] = [];
  let current: Stretch = { state: "unknown", since, until };
  for (const change of changes) {
    const state = change.kind === "disabled" ? "disabled" : (change.state ?? "unknown");
    if (state === current.state) continue;
    const at = Math.max(since, change.createdAt);
    if (at > current.since) stretches.push({ ...current, until: at });
    current = { state, since: at, until };
  }
  return current.until > current.since ? [...stretches, current] : stretches;
}

function toShares(stretches: readonly Stretch[]): SentryAnalytics["shares"] {
  const spent = { happy: 0, sad: 0, sick: 0 };
  for (const { state, since, until } of stretches) {
    if (state !== "unknown" && state !== "disabled") spent[state] += until - since;
  }
  const all = spent.happy + spent.sad + spent.sick;
  const share = (ms: number) => (all === 0 ? 0 : ms / all);
  return { happy: share(spent.happy), sad: share(spent.sad), sick: share(spent.sick) };
}

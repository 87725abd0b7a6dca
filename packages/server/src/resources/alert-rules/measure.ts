import type { Tx } from "../../storage/index.ts";
import { countStartedSessions } from "../release-health/index.ts";
import type { MeasuredCondition } from "./model.ts";
import { countInWindow } from "./store-counts.ts";
import { percentMore, spanOf, type Window, windowOf } from "./windows.ts";

const HOUR_MS = 3_600_000;

/**
 * A condition of a rule of this environment (null: any) that is to be measured for an issue. The same
 * object always stands for the same rule.
 */
export interface Measured {
  projectId: number;
  issueId: number;
  environment: string | null;
  condition: MeasuredCondition;
}

/**
 * Measures conditions for issues, one query for each window however many rules look at it. Gives
 * whether a condition's count is more than it says.
 */
export async function measure(
  tx: Tx,
  wanted: readonly Measured[],
  now: number,
): Promise<(one: Measured) => boolean> {
  const values = new Map<string, Map<number, number>>();
  const groups = Map.groupBy(wanted, keyOf);
  for (const [key, group] of groups) {
    const [first] = group;
    if (!first) continue;
    const issueIds = [...new Set(group.map(({ issueId }) => issueId))];
    values.set(key, await measureGroup(tx, first, issueIds, now));
  }
  return (one) => (values.get(keyOf(one))?.get(one.issueId) ?? 0) > one.condition.value;
}

async function measureGroup(
  tx: Tx,
  { projectId, environment, condition }: Measured,
  issueIds: readonly number[],
  now: number,
): Promise<Map<number, number>> {
  const window = windowOf(condition);
  const place = { projectId, issueIds, environment };
  const current = await count(tx, place, window, now);
  if (condition.kind === "session-percent") {
    const sessions = await countSessions(tx, projectId, environment, window, now);
    return mapValues(current, (events) => (sessions > 0 ? (events / sessions) * 100 : 0));
  }
  if (window.agoMs === null) return current;
  const then = await count(tx, place, window, now - window.agoMs);
  return new Map(
    Array.from(current, ([id, events]) => [id, percentMore(events, then.get(id) ?? 0)]),
  );
}

async function count(
  tx: Tx,
  place: { projectId: number; issueIds: readonly number[]; environment: string | null },
  window: Window,
  at: number,
): Promise<Map<number, number>> {
  const query = { ...place, stepMs: window.stepMs, ...spanOf(window, at) };
  return await countInWindow(tx, window.counts, query);
}

/** Sessions are counted by the hour: a window has its share of the hours it lies in. */
async function countSessions(
  tx: Tx,
  projectId: number,
  environment: string | null,
  { lengthMs }: Window,
  now: number,
): Promise<number> {
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  const hours = await countStartedSessions(tx, projectId, environment, hour - HOUR_MS);
  const intoHour = Math.max(now - hour, 1);
  const inThis = Math.min(lengthMs, intoHour);
  const current = ((hours.get(hour) ?? 0) * inThis) / intoHour;
  return current + ((hours.get(hour - HOUR_MS) ?? 0) * (lengthMs - inThis)) / HOUR_MS;
}

const keys = new WeakMap<MeasuredCondition, string>();

/** A condition belongs to one rule, and so to one project and environment. */
function keyOf({ projectId, environment, condition }: Measured): string {
  const known = keys.get(condition);
  if (known !== undefined) return known;
  const { kind, interval } = condition;
  const compared = kind === "session-percent" ? null : condition.comparedWith;
  const key = JSON.stringify([projectId, environment, kind, interval, compared]);
  keys.set(condition, key);
  return key;
}

function mapValues<K>(map: ReadonlyMap<K, number>, change: (value: number) => number) {
  return new Map(Array.from(map, ([key, value]) => [key, change(value)]));
}

import type { Db } from "../../storage/index.ts";
import { countEventMinutes, findEvents, type StoredEvent } from "../events/index.ts";
import {
  type Amount,
  meets,
  type MetricKind,
  type MetricTerm,
  MINUTE_MS,
  type Stay,
  toFailureSubject,
  toMinute,
  toSubject,
  userKeyOf,
} from "../metric-counters/index.ts";
import { findFailures } from "../monitors/index.ts";
import type { Happenings } from "./chart.ts";
import { mergeStays } from "./merge-stays.ts";

/** So many of the newest events, or check-ins, are looked at again, where it takes a look at each. */
const RECALLED = 5000;
const AT_ONCE = 250;

/** What is looked for in the past. */
export interface Recalled {
  projectId: number;
  kind: MetricKind;
  environment: string | null;
  terms: readonly MetricTerm[];
  windowMs: number;
}

/**
 * What would have been counted in a span, as far as what is stored can tell: of the newest things
 * only. `since` is from when on it is complete.
 */
export async function recall(
  db: Db,
  recalled: Recalled,
  span: { since: number; until: number },
): Promise<{ happenings: Happenings; since: number }> {
  return recalled.kind === "failures"
    ? await recallFailures(db, recalled, span)
    : await recallEvents(db, recalled, span);
}

async function recallEvents(
  db: Db,
  recalled: Recalled,
  { since, until }: { since: number; until: number },
): Promise<{ happenings: Happenings; since: number }> {
  const { projectId, environment, terms, kind, windowMs } = recalled;
  if (kind === "events" && environment === null && terms.length === 0) {
    const minutes = await countEventMinutes(db, projectId, { since, until });
    const amounts = minutes.map(({ at, events }): Amount => ({ at, amount: events }));
    return { happenings: { kind: "amounts", amounts }, since };
  }
  const environments = environment === null ? [] : [environment];
  const filter = { of: { projectId }, environments, since, until: until - 1 };
  const seen: { at: number; user: string | null }[] = [];
  let from: { value: number; id: string } | undefined;
  for (let read = 0; read < RECALLED; read += AT_ONCE) {
    const page = { backwards: false, limit: AT_ONCE, ...(from && { from }) };
    const events = (await findEvents(db, filter, page)).slice(0, AT_ONCE);
    for (const event of events) if (isCounted(event, recalled)) seen.push(toSeen(event));
    const last = events.at(-1);
    if (events.length < AT_ONCE || !last) return { happenings: add(seen, kind, windowMs), since };
    from = { value: last.timestampAt, id: last.eventId };
  }
  // The minute in which the last of them happened may have had more.
  const complete = toMinute(from?.value ?? since) + MINUTE_MS;
  return { happenings: add(seen, kind, windowMs), since: complete };
}

function isCounted({ payload }: StoredEvent, { environment, terms }: Recalled): boolean {
  return meets(toSubject(payload), { environment, terms });
}

function toSeen({ timestampAt, payload }: StoredEvent): { at: number; user: string | null } {
  return { at: toMinute(timestampAt), user: userKeyOf(payload) };
}

async function recallFailures(
  db: Db,
  { projectId, environment, terms, kind, windowMs }: Recalled,
  { since, until }: { since: number; until: number },
): Promise<{ happenings: Happenings; since: number }> {
  const failures = await findFailures(db, projectId, { since, until, limit: RECALLED });
  const seen = failures
    .filter(({ failure }) => meets(toFailureSubject(failure), { environment, terms }))
    .map(({ at }) => ({ at: toMinute(at), user: null }));
  const oldest = failures.length < RECALLED ? undefined : failures.at(-1);
  const complete = oldest === undefined ? since : toMinute(oldest.at) + MINUTE_MS;
  return { happenings: add(seen, kind, windowMs), since: complete };
}

function add(
  seen: readonly { at: number; user: string | null }[],
  kind: MetricKind,
  windowMs: number,
): Happenings {
  if (kind === "users") {
    const stays = seen.flatMap(({ at, user }): Stay[] =>
      user === null ? [] : [{ user, firstAt: at, lastAt: at }],
    );
    return { kind: "stays", stays: mergeStays(stays, windowMs) };
  }
  const amounts = Array.from(
    Map.groupBy(seen, ({ at }) => at),
    ([at, own]): Amount => ({ at, amount: own.length }),
  );
  return { kind: "amounts", amounts };
}

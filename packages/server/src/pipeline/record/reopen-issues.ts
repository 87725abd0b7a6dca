import { insertActivities, NOBODY } from "../../resources/activities/index.ts";
import {
  COMEBACKS,
  countWindows,
  type Issue,
  lockClosedIssues,
  onNewEvent,
  saveDecisions,
} from "../../resources/issues/index.ts";
import { findReleaseOrder, type ReleaseOrder } from "../../resources/releases/index.ts";
import type { Engine, Tx } from "../../storage/index.ts";
import type { PreparedEvent } from "../seams.ts";

/** An issue that came back, as it is now, and the event that did that. */
export interface Comeback {
  issue: Issue;
  event: PreparedEvent;
  trigger: "regression" | "reappeared";
  /** It was opened again before, by time alone, and this is its first event since. */
  wasOpen: boolean;
}

/**
 * Takes issues back among the open ones that had been resolved or ignored and are seen again where
 * their rule says so (`onNewEvent`). Runs after the counters, whose new values the rules go by.
 * Gives the issues that came back, also those that were already open again and only now have an event.
 */
export async function reopenIssues(
  engine: Engine,
  tx: Tx,
  events: readonly { event: PreparedEvent; issueId: number }[],
  now: number,
): Promise<Comeback[]> {
  if (events.length === 0) return [];
  const byIssue = Map.groupBy(events, ({ issueId }) => issueId);
  const closed = await lockClosedIssues(engine, tx, [...byIssue.keys()]);
  const reopened: Comeback[] = [];
  const activities: Parameters<typeof insertActivities>[2][number][] = [];
  for (const issue of closed) {
    const own = (byIssue.get(issue.id) ?? []).map(({ event }) => event);
    const [first] = own;
    if (issue.status === "unresolved" && first) {
      const seen = { ...issue, statusDetails: {} };
      reopened.push({ issue: seen, event: first, trigger: "reappeared", wasOpen: true });
      continue;
    }
    const order = await findOrder(tx, issue, own);
    const inWindows = await countWindows(tx, issue, now);
    for (const event of own) {
      const comeback = onNewEvent(
        issue,
        {
          at: event.receivedAt,
          release: event.payload.release ?? null,
          timesSeen: issue.timesSeen,
          userCount: issue.userCount,
          ...inWindows,
        },
        order,
      );
      if (comeback === "unchanged") continue;
      const { substatus, activity } = COMEBACKS[comeback];
      reopened.push({
        issue: {
          ...issue,
          status: "unresolved",
          substatus,
          statusDetails: {},
          freshSince: event.receivedAt,
        },
        event,
        trigger: comeback === "regressed" ? "regression" : "reappeared",
        wasOpen: false,
      });
      const { event_id: eventId, release } = event.payload;
      activities.push({
        issueId: issue.id,
        type: activity,
        author: NOBODY,
        data: { event_id: eventId, ...(release === undefined ? {} : { version: release }) },
        createdAt: now,
      });
      break;
    }
  }
  if (reopened.length === 0) return [];
  await saveDecisions(
    engine,
    tx,
    reopened.map(({ issue }) => issue),
  );
  await insertActivities(engine, tx, activities);
  return reopened;
}

/** How the releases of these events stand to the one the issue's resolution speaks of. */
async function findOrder(
  tx: Tx,
  { organizationId, statusDetails }: Issue,
  events: readonly PreparedEvent[],
): Promise<ReleaseOrder> {
  const base = statusDetails.inRelease ?? statusDetails.releaseThen;
  if (base === undefined) return () => undefined;
  const seen = events.flatMap(({ payload }) => payload.release ?? []);
  return await findReleaseOrder(tx, organizationId, [base, ...seen]);
}

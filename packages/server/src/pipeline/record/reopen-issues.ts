import { insertActivities, NOBODY } from "../../resources/activities/index.ts";
import {
  COMEBACKS,
  type Issue,
  lockClosedIssues,
  onNewEvent,
  saveDecisions,
} from "../../resources/issues/index.ts";
import type { Engine, Tx } from "../../storage/index.ts";
import type { PreparedEvent } from "../seams.ts";

/**
 * Takes issues back among the open ones that had been resolved or ignored and are seen again where
 * their rule says so (`onNewEvent`). Runs after the counters, whose new values the rules go by.
 * Gives the issues that came back, as they are now.
 */
export async function reopenIssues(
  engine: Engine,
  tx: Tx,
  events: readonly { event: PreparedEvent; issueId: number }[],
  now: number,
): Promise<Issue[]> {
  if (events.length === 0) return [];
  const byIssue = Map.groupBy(events, ({ issueId }) => issueId);
  const closed = await lockClosedIssues(engine, tx, [...byIssue.keys()]);
  const reopened: Issue[] = [];
  const activities: Parameters<typeof insertActivities>[2][number][] = [];
  for (const issue of closed) {
    for (const { event } of byIssue.get(issue.id) ?? []) {
      const comeback = onNewEvent(issue, {
        at: event.receivedAt,
        release: event.payload.release ?? null,
        timesSeen: issue.timesSeen,
        userCount: issue.userCount,
      });
      if (comeback === "unchanged") continue;
      const { substatus, activity } = COMEBACKS[comeback];
      reopened.push({ ...issue, status: "unresolved", substatus, statusDetails: {} });
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
  await saveDecisions(engine, tx, reopened);
  await insertActivities(engine, tx, activities);
  return reopened;
}

import type { EventPayload } from "../../protocol/index.ts";
import type { IssueGrowth } from "./store-batch.ts";
import type { SeenUser } from "./store-users.ts";

const hourMs = 3_600_000;

/** Of an event, what is counted for its issue. Instants in epoch milliseconds. */
export interface CountedEvent {
  payload: EventPayload;
  timestampAt: number;
  receivedAt: number;
}

/** What some events add up to, per issue. Pure; who has counted writes it. */
export interface Tally {
  growth: Omit<IssueGrowth, "users">[];
  users: SeenUser[];
  hours: { issueId: number; hour: number; events: number }[];
  tags: {
    issueId: number;
    key: string;
    value: string;
    events: number;
    firstSeenAt: number;
    lastSeenAt: number;
  }[];
}

/** Adds up `events`, each with the issue it belongs to. Every list comes sorted by its key. */
export function tallyEvents(events: readonly { event: CountedEvent; issueId: number }[]): Tally {
  const growth = new Map<number, Omit<IssueGrowth, "users">>();
  const users = new Map<string, Tally["users"][number]>();
  const hours = new Map<string, Tally["hours"][number]>();
  const tags = new Map<string, Tally["tags"][number]>();
  for (const { event, issueId } of events) {
    grow(growth, event, issueId);
    const hour = Math.floor(event.timestampAt / hourMs) * hourMs;
    const hourKey = `${issueId}/${hour}`;
    const inHour = hours.get(hourKey);
    if (inHour) inHour.events++;
    else hours.set(hourKey, { issueId, hour, events: 1 });
    for (const [key, value] of event.payload.tags) {
      addTag(tags, {
        issueId,
        key,
        value,
        events: 1,
        firstSeenAt: event.timestampAt,
        lastSeenAt: event.timestampAt,
      });
      if (key === "user") users.set(`${issueId}/${value}`, toSeenUser(event, issueId, value));
    }
  }
  return {
    growth: [...growth.values()].toSorted((a, b) => a.issueId - b.issueId),
    users: inKeyOrder(users),
    hours: inKeyOrder(hours),
    tags: inKeyOrder(tags),
  };
}

function toSeenUser(event: CountedEvent, issueId: number, userKey: string): SeenUser {
  const user = event.payload.user ?? {};
  const textOf = (name: string): string | null => {
    const text = user[name];
    return typeof text === "string" ? text : null;
  };
  return {
    issueId,
    userKey,
    email: textOf("email"),
    username: textOf("username"),
    ipAddress: textOf("ip_address"),
    seenAt: event.receivedAt,
  };
}

/** Whether an exception of the event went unhandled. */
export function isUnhandled(event: CountedEvent): boolean {
  return (
    event.payload.exception?.values.some((value) => value.mechanism?.handled === false) ?? false
  );
}

function grow(
  growth: Map<number, Omit<IssueGrowth, "users">>,
  event: CountedEvent,
  issueId: number,
): void {
  const { payload, timestampAt } = event;
  const known = growth.get(issueId);
  const latest = !known || timestampAt >= known.lastSeenAt;
  if (known && !latest) {
    known.events++;
    known.firstSeenAt = Math.min(known.firstSeenAt, timestampAt);
    return;
  }
  growth.set(issueId, {
    issueId,
    events: (known?.events ?? 0) + 1,
    firstSeenAt: Math.min(known?.firstSeenAt ?? timestampAt, timestampAt),
    lastSeenAt: timestampAt,
    title: payload.title,
    culprit: payload.culprit,
    location: payload.location ?? "",
    level: payload.level,
    metadata: JSON.stringify(payload.metadata),
    release: payload.release ?? known?.release ?? null,
    isUnhandled: isUnhandled(event),
  });
}

function addTag(tags: Map<string, Tally["tags"][number]>, tag: Tally["tags"][number]): void {
  const mapKey = `${tag.issueId}/${tag.key}=${tag.value}`;
  const known = tags.get(mapKey);
  if (!known) {
    tags.set(mapKey, tag);
    return;
  }
  known.events++;
  known.firstSeenAt = Math.min(known.firstSeenAt, tag.firstSeenAt);
  known.lastSeenAt = Math.max(known.lastSeenAt, tag.lastSeenAt);
}

function inKeyOrder<T>(map: Map<string, T>): T[] {
  if (map.size < 2) return [...map.values()];
  return [...map].toSorted((a, b) => (a[0] < b[0] ? -1 : 1)).map((entry) => entry[1]);
}

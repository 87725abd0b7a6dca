import type { EventPayload } from "../../protocol/index.ts";
import { matchesText } from "./matches-text.ts";
import {
  AGE_UNITS,
  CATEGORIES,
  type Condition,
  type Filter,
  LEVELS,
  type Match,
  type MeasuredCondition,
} from "./model.ts";
import { readAttribute } from "./read-attribute.ts";

/** An event with all that rules look at. */
export interface SeenEvent {
  event: EventPayload;
  issue: SeenIssue;
  /** Whether it made its issue, or brought it back after it was resolved, or ignored. */
  isNew: boolean;
  isRegression: boolean;
  hasReappeared: boolean;
  /** Whether it is of the latest release of its project. */
  isLatestRelease: () => boolean;
  /** Whether what such a condition counts is more than it says. */
  exceeds: (condition: MeasuredCondition) => boolean;
  /** Epoch milliseconds. */
  now: number;
}

/** What rules look at of an issue. */
export interface SeenIssue {
  firstSeenAt: number;
  timesSeen: number;
  userCount: number;
  priority: string;
  type: string;
  assignedUserId: number | null;
  assignedTeamId: number | null;
}

/** Whether enough of a list hold; nothing to hold always does. */
export function meetsAll<T>(
  parts: readonly T[],
  match: Match,
  meets: (part: T) => boolean,
): boolean {
  if (parts.length === 0) return true;
  switch (match) {
    case "all":
      return parts.every(meets);
    case "any":
      return parts.some(meets);
    case "none":
    default:
      return !parts.some(meets);
  }
}

export function meetsCondition(condition: Condition, seen: SeenEvent): boolean {
  switch (condition.kind) {
    case "first-seen":
      return seen.isNew;
    case "regression":
      return seen.isRegression;
    case "reappeared":
      return seen.hasReappeared;
    case "every-event":
      return true;
    case "new-high-priority":
      return seen.isNew && seen.issue.priority === "high";
    case "existing-high-priority":
      return (seen.isRegression || seen.hasReappeared) && seen.issue.priority === "high";
    case "event-frequency":
    case "user-frequency":
    case "session-percent":
      return seen.exceeds(condition);
  }
}

export function meetsFilter(filter: Filter, seen: SeenEvent): boolean {
  const { event, issue } = seen;
  switch (filter.kind) {
    case "age": {
      const then = issue.firstSeenAt + filter.value * AGE_UNITS[filter.unit];
      return filter.comparison === "older" ? then < seen.now : then > seen.now;
    }
    case "occurrences":
      return issue.timesSeen >= filter.value;
    case "assigned-to":
      return meetsAssignee(filter.target, issue);
    case "latest-release":
      return seen.isLatestRelease();
    case "category":
      return categoryOf(issue) === filter.value;
    case "level":
      return meetsLevel(filter, LEVELS[event.level]);
    case "tag":
      return matchesText(filter.match, tagValues(event, filter.key), filter.value);
    case "attribute":
      return matchesText(filter.match, readAttribute(event, filter.attribute), filter.value);
  }
}

const tagsOfEvents = new WeakMap<EventPayload, Map<string, string[]>>();

/** The values of an event's tag, by whichever case of its key; sorted out once for all rules. */
function tagValues(event: EventPayload, key: string): readonly string[] {
  const tags = tagsOfEvents.get(event) ?? new Map<string, string[]>();
  if (!tagsOfEvents.has(event)) {
    for (const [name, value] of event.tags) {
      const known = tags.get(name.toLowerCase());
      if (known) known.push(value);
      else tags.set(name.toLowerCase(), [value]);
    }
    tagsOfEvents.set(event, tags);
  }
  return tags.get(key.toLowerCase()) ?? [];
}

function meetsAssignee(
  target: Extract<Filter, { kind: "assigned-to" }>["target"],
  { assignedUserId, assignedTeamId }: SeenIssue,
): boolean {
  if (target.type === "nobody") return assignedUserId === null && assignedTeamId === null;
  return (target.type === "team" ? assignedTeamId : assignedUserId) === target.id;
}

function meetsLevel({ match, level }: Extract<Filter, { kind: "level" }>, own: number): boolean {
  if (match === "eq") return own === level;
  return match === "gte" ? own >= level : own <= level;
}

function categoryOf({ type }: SeenIssue): number {
  return type === "feedback" ? CATEGORIES.feedback : CATEGORIES.error;
}

import type { JsonObject } from "../../outbox/index.ts";
import { type Form, formOf } from "./forms.ts";
import {
  COMPARISON_INTERVALS,
  type ComparisonInterval,
  type Condition,
  SESSION_INTERVALS,
  type SessionInterval,
  WINDOW_INTERVALS,
  type WindowCondition,
  type WindowInterval,
} from "./model.ts";
import { type Fields, readNumber, readWord, Unfit } from "./read-fields.ts";

const PREFIX = "sentry.rules.conditions.";
const INTERVAL_WORDS: Readonly<Record<string, string>> = {
  "1m": "one minute",
  "5m": "5 minutes",
  "10m": "10 minutes",
  "15m": "15 minutes",
  "30m": "30 minutes",
  "1h": "one hour",
  "1d": "one day",
  "1w": "one week",
  "30d": "30 days",
};

/** Every condition there is, in the order that pages offer them. */
export const CONDITION_FORMS: readonly Form<Condition>[] = [
  plain("first-seen", "first_seen_event.FirstSeenEventCondition", "A new issue is created"),
  plain(
    "regression",
    "regression_event.RegressionEventCondition",
    "The issue changes state from resolved to unresolved",
  ),
  plain(
    "reappeared",
    "reappeared_event.ReappearedEventCondition",
    "The issue changes state from ignored to unresolved",
  ),
  plain(
    "new-high-priority",
    "high_priority_issue.NewHighPriorityIssueCondition",
    "A new issue has high priority",
  ),
  plain(
    "existing-high-priority",
    "high_priority_issue.ExistingHighPriorityIssueCondition",
    "An issue of high priority comes back",
  ),
  plain("every-event", "every_event.EveryEventCondition", "The event occurs"),
  windowForm(
    "event-frequency",
    "event_frequency.EventFrequencyCondition",
    "The issue is seen more than {value} times in {interval}",
  ),
  windowForm(
    "user-frequency",
    "event_frequency.EventUniqueUserFrequencyCondition",
    "The issue is seen by more than {value} users in {interval}",
  ),
  formOf<Condition, "session-percent">("session-percent", {
    id: `${PREFIX}event_frequency.EventFrequencyPercentCondition`,
    label: "The issue affects more than {value} percent of sessions in {interval}",
    fields: {
      value: { type: "number", placeholder: 100 },
      interval: choiceOf(keysOf(SESSION_INTERVALS)),
    },
    read: (fields) => ({
      kind: "session-percent",
      value: readNumber(fields, "value", { min: 0, max: 1_000_000, whole: false }),
      interval: readWord<SessionInterval>(fields, "interval", keysOf(SESSION_INTERVALS)),
    }),
    show: ({ value, interval }) => ({ value, interval }),
  }),
];

function plain(
  kind:
    | "first-seen"
    | "regression"
    | "reappeared"
    | "every-event"
    | "new-high-priority"
    | "existing-high-priority",
  id: string,
  label: string,
): Form<Condition> {
  return {
    id: PREFIX + id,
    label,
    fits: (condition) => condition.kind === kind,
    read: () => ({ kind }),
    show: () => ({}),
  };
}

function windowForm(kind: WindowCondition["kind"], id: string, label: string): Form<Condition> {
  return {
    id: PREFIX + id,
    label,
    fields: {
      value: { type: "number", placeholder: 100 },
      interval: choiceOf(keysOf(WINDOW_INTERVALS)),
      comparisonType: {
        type: "choice",
        choices: [
          ["count", "more than"],
          ["percent", "relative to"],
        ],
      },
      comparisonInterval: choiceOf(keysOf(COMPARISON_INTERVALS)),
    },
    fits: (condition) => condition.kind === kind,
    read: (fields) => readWindow(kind, fields),
    show: (condition) => showWindow(condition as WindowCondition),
  };
}

function readWindow(kind: WindowCondition["kind"], fields: Fields): WindowCondition {
  const comparison = readWord(fields, "comparisonType", ["count", "percent"], "count");
  const value = readNumber(fields, "value", { min: 0, max: 1_000_000_000 });
  const interval = readWord<WindowInterval>(fields, "interval", keysOf(WINDOW_INTERVALS));
  if (comparison === "count") return { kind, value, interval, comparedWith: null };
  const past = keysOf(COMPARISON_INTERVALS);
  const comparedWith = readWord<ComparisonInterval>(fields, "comparisonInterval", past, "5m");
  if (interval === "1m" && COMPARISON_INTERVALS[comparedWith] > COMPARISON_INTERVALS["1h"]) {
    throw new Unfit('One minute can be compared with "5m", "15m" and "1h" ago, not with longer.');
  }
  return { kind, value, interval, comparedWith };
}

function showWindow({ value, interval, comparedWith }: WindowCondition): JsonObject {
  return {
    value,
    interval,
    comparisonType: comparedWith === null ? "count" : "percent",
    ...(comparedWith !== null && { comparisonInterval: comparedWith }),
  };
}

function choiceOf(words: readonly string[]): JsonObject {
  return { type: "choice", choices: words.map((word) => [word, INTERVAL_WORDS[word] ?? word]) };
}

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(table) as K[];
}

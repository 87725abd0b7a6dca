import type { JsonObject } from "../../outbox/index.ts";
import { CONDITION_FORMS } from "./condition-forms.ts";
import { FILTER_FORMS } from "./filter-forms.ts";
import type { Condition, Filter } from "./model.ts";
import type { Fields } from "./read-fields.ts";

const C = "sentry.rules.conditions.";
const F = "sentry.rules.filters.";

/** The newer names of conditions and filters, each with what the older ones call it. */
const TYPES: Readonly<Record<string, { id: string; extra?: JsonObject }>> = {
  first_seen_event: { id: `${C}first_seen_event.FirstSeenEventCondition` },
  regression_event: { id: `${C}regression_event.RegressionEventCondition` },
  reappeared_event: { id: `${C}reappeared_event.ReappearedEventCondition` },
  new_high_priority_issue: { id: `${C}high_priority_issue.NewHighPriorityIssueCondition` },
  existing_high_priority_issue: {
    id: `${C}high_priority_issue.ExistingHighPriorityIssueCondition`,
  },
  every_event: { id: `${C}every_event.EveryEventCondition` },
  event_frequency_count: {
    id: `${C}event_frequency.EventFrequencyCondition`,
    extra: { comparisonType: "count" },
  },
  event_frequency_percent: {
    id: `${C}event_frequency.EventFrequencyCondition`,
    extra: { comparisonType: "percent" },
  },
  event_unique_user_frequency_count: {
    id: `${C}event_frequency.EventUniqueUserFrequencyCondition`,
    extra: { comparisonType: "count" },
  },
  event_unique_user_frequency_percent: {
    id: `${C}event_frequency.EventUniqueUserFrequencyCondition`,
    extra: { comparisonType: "percent" },
  },
  percent_sessions_count: { id: `${C}event_frequency.EventFrequencyPercentCondition` },
  age_comparison: { id: `${F}age_comparison.AgeComparisonFilter` },
  assigned_to: { id: `${F}assigned_to.AssignedToFilter` },
  issue_category: { id: `${F}issue_category.IssueCategoryFilter` },
  issue_occurrences: { id: `${F}issue_occurrences.IssueOccurrencesFilter` },
  latest_release: { id: `${F}latest_release.LatestReleaseFilter` },
  level: { id: `${F}level.LevelFilter` },
  tagged_event: { id: `${F}tagged_event.TaggedEventFilter` },
  event_attribute: { id: `${C}event_attribute.EventAttributeCondition` },
};

const CONDITION_IDS: ReadonlySet<string> = new Set(CONDITION_FORMS.map(({ id }) => id));
const INTERVALS: Readonly<Record<string, string>> = {
  "1min": "1m",
  "5min": "5m",
  "10min": "10m",
  "15min": "15m",
  "30min": "30m",
  "1hr": "1h",
};

/** A condition in the newer words. */
export interface WorkflowCondition {
  type: string;
  comparison?: unknown;
}

/** The same in the older words, which everything else is read by; and whether it is a condition there. */
export function toFields({ type, comparison }: WorkflowCondition): {
  fields: Fields;
  isCondition: boolean;
} {
  const known = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (!known) return { fields: { id: type }, isCondition: false };
  const given = toOlderNames(comparison);
  const isCondition = CONDITION_IDS.has(known.id);
  return { fields: { ...given, ...known.extra, id: known.id }, isCondition };
}

/** A condition of a rule in the newer words. */
export function showCondition(condition: Condition, id: string) {
  const form = CONDITION_FORMS.find((one) => one.fits(condition));
  return show(form?.id ?? "", form?.show(condition) ?? {}, id);
}

/** A filter of a rule in the newer words. */
export function showFilter(filter: Filter, id: string) {
  const form = FILTER_FORMS.find((one) => one.fits(filter));
  return show(form?.id ?? "", form?.show(filter) ?? {}, id);
}

function show(formId: string, fields: JsonObject, id: string) {
  const { comparisonType, comparison_type, interval, comparisonInterval, ...rest } = fields;
  const [type = "every_event"] =
    Object.entries(TYPES).find(
      ([, one]) =>
        one.id === formId && (one.extra?.["comparisonType"] ?? comparisonType) === comparisonType,
    ) ?? [];
  const named = {
    ...rest,
    ...(comparison_type !== undefined && { comparisonType: comparison_type }),
    ...(interval !== undefined && { interval: toNewerInterval(interval) }),
    ...(comparisonInterval !== undefined && {
      comparisonInterval: toNewerInterval(comparisonInterval),
    }),
  };
  const comparison = Object.keys(named).length === 0 ? true : named;
  return { id, type, comparison, conditionResult: true };
}

function toOlderNames(comparison: unknown): Record<string, unknown> {
  if (typeof comparison !== "object" || comparison === null) return {};
  return Object.fromEntries(
    Object.entries(comparison).map(([name, value]: [string, unknown]) => [
      OLDER_NAMES[name] ?? name,
      typeof value === "string" && /interval$/i.test(name) ? (INTERVALS[value] ?? value) : value,
    ]),
  );
}

const OLDER_NAMES: Readonly<Record<string, string>> = {
  comparisonType: "comparison_type",
  comparison_interval: "comparisonInterval",
  target_type: "targetType",
  target_identifier: "targetIdentifier",
};

function toNewerInterval(interval: unknown): string {
  const [newer] = Object.entries(INTERVALS).find(([, older]) => older === interval) ?? [];
  return newer ?? String(interval);
}

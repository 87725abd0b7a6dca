import type { JsonObject } from "../../outbox/index.ts";
import { type Form, formOf } from "./forms.ts";
import {
  AGE_UNITS,
  type AgeUnit,
  type Attribute,
  ATTRIBUTES,
  CATEGORIES,
  type Filter,
  LEVELS,
  TEXT_MATCHES,
  type TextMatch,
} from "./model.ts";
import { type Fields, readId, readNumber, readText, readWord, Unfit } from "./read-fields.ts";

const PREFIX = "sentry.rules.filters.";
const MATCH_WORDS: Readonly<Record<TextMatch, string>> = {
  eq: "equals",
  ne: "does not equal",
  sw: "starts with",
  nsw: "does not start with",
  ew: "ends with",
  new: "does not end with",
  co: "contains",
  nc: "does not contain",
  is: "is set",
  ns: "is not set",
};
const LEVEL_MATCHES = [
  ["eq", "equal to"],
  ["gte", "greater than or equal to"],
  ["lte", "less than or equal to"],
];

/** Every filter there is, in the order that pages offer them. */
export const FILTER_FORMS: readonly Form<Filter>[] = [
  formOf<Filter, "age">("age", {
    id: `${PREFIX}age_comparison.AgeComparisonFilter`,
    label: "The issue is {comparison_type} than {value} {time}",
    fields: {
      comparison_type: choices([
        ["older", "older"],
        ["newer", "newer"],
      ]),
      value: { type: "number", placeholder: 10 },
      time: choices(Object.keys(AGE_UNITS).map((unit) => [unit, `${unit}(s)`])),
    },
    read: (fields) => ({
      kind: "age",
      comparison: readWord(fields, "comparison_type", ["older", "newer"]),
      value: readNumber(fields, "value", { min: 0, max: 1_000_000 }),
      unit: readWord(fields, "time", Object.keys(AGE_UNITS) as AgeUnit[]),
    }),
    show: ({ comparison, value, unit }) => ({ comparison_type: comparison, value, time: unit }),
  }),
  formOf<Filter, "occurrences">("occurrences", {
    id: `${PREFIX}issue_occurrences.IssueOccurrencesFilter`,
    label: "The issue has happened at least {value} times",
    fields: { value: { type: "number", placeholder: 10 } },
    read: (fields) => ({
      kind: "occurrences",
      value: readNumber(fields, "value", { min: 0, max: 1_000_000_000 }),
    }),
    show: ({ value }) => ({ value }),
  }),
  formOf<Filter, "assigned-to">("assigned-to", {
    id: `${PREFIX}assigned_to.AssignedToFilter`,
    label: "The issue is assigned to {targetType}",
    fields: {
      targetType: choices([
        ["Unassigned", "No One"],
        ["Team", "Team"],
        ["Member", "Member"],
      ]),
      targetIdentifier: { type: "assignedTo" },
    },
    read: readAssignedTo,
    show: ({ target }) =>
      target.type === "nobody"
        ? { targetType: "Unassigned", targetIdentifier: "" }
        : {
            targetType: target.type === "team" ? "Team" : "Member",
            targetIdentifier: target.id,
          },
  }),
  formOf<Filter, "latest-release">("latest-release", {
    id: `${PREFIX}latest_release.LatestReleaseFilter`,
    label: "The event is from the latest release",
    read: () => ({ kind: "latest-release" }),
    show: () => ({}),
  }),
  formOf<Filter, "category">("category", {
    id: `${PREFIX}issue_category.IssueCategoryFilter`,
    label: "The issue's category is equal to {value}",
    fields: {
      value: choices(Object.entries(CATEGORIES).map(([name, number]) => [String(number), name])),
    },
    read: readCategory,
    show: ({ value }) => ({ value: String(value) }),
  }),
  formOf<Filter, "attribute">("attribute", {
    id: "sentry.rules.conditions.event_attribute.EventAttributeCondition",
    alias: `${PREFIX}event_attribute.EventAttributeFilter`,
    label: "The event's {attribute} value {match} {value}",
    fields: {
      attribute: choices(ATTRIBUTES.map((name) => [name, name])),
      match: textMatches(),
      value: { type: "string", placeholder: "value" },
    },
    read: (fields) => ({
      kind: "attribute",
      attribute: readWord<Attribute>(fields, "attribute", ATTRIBUTES),
      ...readTextMatch(fields),
    }),
    show: ({ attribute, match, value }) => ({ attribute, match, value }),
  }),
  formOf<Filter, "tag">("tag", {
    id: `${PREFIX}tagged_event.TaggedEventFilter`,
    alias: "sentry.rules.conditions.tagged_event.TaggedEventCondition",
    label: "The event's tags match {key} {match} {value}",
    fields: {
      key: { type: "string", placeholder: "key" },
      match: textMatches(),
      value: { type: "string", placeholder: "value" },
    },
    read: (fields) => ({
      kind: "tag",
      key: readText(fields, "key", 200),
      ...readTextMatch(fields),
    }),
    show: ({ key, match, value }) => ({ key, match, value }),
  }),
  formOf<Filter, "level">("level", {
    id: `${PREFIX}level.LevelFilter`,
    alias: "sentry.rules.conditions.level.LevelCondition",
    label: "The event's level is {match} {level}",
    fields: {
      level: choices(Object.entries(LEVELS).map(([name, number]) => [String(number), name])),
      match: choices(LEVEL_MATCHES),
    },
    read: readLevel,
    show: ({ match, level }) => ({ match, level: String(level) }),
  }),
];

function readAssignedTo(fields: Fields): Filter {
  const type = readWord(fields, "targetType", ["Unassigned", "Team", "Member"]);
  if (type === "Unassigned") return { kind: "assigned-to", target: { type: "nobody" } };
  const id = readId(fields, "targetIdentifier");
  return { kind: "assigned-to", target: { type: type === "Team" ? "team" : "member", id } };
}

function readCategory(fields: Fields): Filter {
  const value = readNumber(fields, "value", { min: 0, max: 100 });
  const known: readonly number[] = Object.values(CATEGORIES);
  if (!known.includes(value)) throw new Unfit(`"value" must be one of ${known.join(", ")}.`);
  return { kind: "category", value };
}

function readLevel(fields: Fields): Filter {
  const match = readWord(fields, "match", ["eq", "gte", "lte"]);
  const level = readNumber(fields, "level", { min: 0, max: 50 });
  const known: readonly number[] = Object.values(LEVELS);
  if (!known.includes(level)) {
    throw new Unfit(`"level" must be one of ${known.join(", ")}.`);
  }
  return { kind: "level", match, level };
}

/** A value is needed by every comparison but those of whether there is one. */
function readTextMatch(fields: Fields): { match: TextMatch; value: string } {
  const match = readWord<TextMatch>(fields, "match", TEXT_MATCHES);
  return { match, value: match === "is" || match === "ns" ? "" : readText(fields, "value") };
}

function textMatches(): JsonObject {
  return choices(TEXT_MATCHES.map((match) => [match, MATCH_WORDS[match]]));
}

function choices(list: string[][]): JsonObject {
  return { type: "choice", choices: list };
}

import type { Level } from "@vedette/contract";
import { LEVELS } from "@vedette/contract/levels";
import { readInstants, readNumber } from "./read-comparisons.ts";
import { readIs } from "./read-is.ts";
import { readPatterns } from "./read-patterns.ts";
import {
  type NumberColumn,
  NotUnderstood,
  type SearchTerm,
  type TextColumn,
  type UserField,
  type Whom,
} from "./term.ts";

/** `key:value` or `key:[a, b]` with what stands in front of it. */
export interface Filter {
  key: string;
  /** Never empty. */
  values: readonly string[];
  negated: boolean;
}

/** Makes a term of a filter. A key that issues do not have themselves is that of a tag. */
export function readFilterTerm(filter: Filter, now: number): SearchTerm {
  const { key, values, negated } = filter;
  const column = key.toLowerCase().replaceAll(/[_-]/g, "");
  switch (column) {
    case "is":
      return readIs(onlyValue(filter), negated);
    case "has":
      return readHas(onlyValue(filter), negated);
    case "assigned":
    case "assignedto":
    case "assignedorsuggested":
      return { kind: "assignee", whom: values.map(readWhom), negated };
    case "bookmarks":
      return { kind: "bookmarked", whom: values.map(readWhom), negated };
    case "level":
      return { kind: "level", levels: values.map(readLevel), negated };
    case "issue.type":
    case "issue.category":
      return { kind: "issue-type", types: values.flatMap(readIssueType), negated };
    case "error.handled":
    case "error.unhandled": {
      const isWanted = readFlag(key, onlyValue(filter)) === (column === "error.unhandled");
      return { kind: "unhandled", negated: isWanted === negated };
    }
    case "project":
    case "project.name":
      return { kind: "project", names: values, negated };
    case "issue":
      return { kind: "issue", names: values, negated };
    case "message":
      return { kind: "text", chunks: [onlyValue(filter)], negated };
    default:
      return readColumn(filter, column, now) ?? readTag(filter);
  }
}

const NUMBERS: ReadonlyMap<string, NumberColumn> = new Map([
  ["timesseen", "timesSeen"],
  ["usercount", "userCount"],
  ["usersseen", "userCount"],
]);
const INSTANTS: ReadonlyMap<string, NumberColumn> = new Map([
  ["age", "firstSeenAt"],
  ["firstseen", "firstSeenAt"],
  ["lastseen", "lastSeenAt"],
]);
const TEXTS: ReadonlyMap<string, TextColumn> = new Map([
  ["title", "title"],
  ["culprit", "culprit"],
  ["location", "location"],
  ["platform", "platform"],
  ["platform.name", "platform"],
  ["priority", "priority"],
  ["issue.priority", "priority"],
  ["firstrelease", "firstRelease"],
]);

function readColumn(filter: Filter, name: string, now: number): SearchTerm | undefined {
  const { key, values, negated } = filter;
  const number = NUMBERS.get(name);
  if (number) {
    const comparisons = readNumber(key, onlyValue(filter));
    return { kind: "number-column", column: number, comparisons, negated };
  }
  const instant = INSTANTS.get(name);
  if (instant) {
    const comparisons = readInstants(key, onlyValue(filter), now);
    return { kind: "number-column", column: instant, comparisons, negated };
  }
  const text = TEXTS.get(name);
  if (text === "firstRelease" && isLatest(values)) {
    return { kind: "latest-release", isFirst: true, negated };
  }
  return text && { kind: "text-column", column: text, patterns: readPatterns(values), negated };
}

const USER_FIELD = /^user\.(id|email|username|ip)$/;

function readTag(filter: Filter): SearchTerm {
  const { key, values, negated } = filter;
  if (key === "release" && isLatest(values)) {
    return { kind: "latest-release", isFirst: false, negated };
  }
  // Nothing between the quotes: without it.
  if (values.every((value) => value === "")) return readHas(key, !negated);
  const [, field] = USER_FIELD.exec(key) ?? [];
  const patterns = readPatterns(values);
  if (field !== undefined) return { kind: "user", field: field as UserField, patterns, negated };
  return { kind: "tag", key, patterns, negated };
}

function readHas(key: string, negated: boolean): SearchTerm {
  const [, field] = USER_FIELD.exec(key) ?? [];
  if (field !== undefined) return { kind: "has-user", field: field as UserField, negated };
  return { kind: "has-tag", key, negated };
}

function readWhom(value: string): Whom {
  switch (value) {
    case "me":
      return { kind: "me" };
    case "my_teams":
      return { kind: "my-teams" };
    case "none":
      return { kind: "none" };
    default:
      return value.startsWith("#")
        ? { kind: "team", slug: value.slice(1) }
        : { kind: "person", name: value };
  }
}

function readLevel(value: string): Level {
  const level = LEVELS.find((level) => level === value.toLowerCase());
  if (level === undefined) {
    throw new NotUnderstood(`"${value}" is not a level: use ${LEVELS.join(", ")}.`);
  }
  return level;
}

/** Other types than these two no issue has. */
function readIssueType(value: string): ("error" | "feedback")[] {
  const type = value.toLowerCase();
  return type === "error" || type === "feedback" ? [type] : [];
}

function readFlag(key: string, value: string): boolean {
  if (["1", "true", "yes"].includes(value.toLowerCase())) return true;
  if (["0", "false", "no"].includes(value.toLowerCase())) return false;
  throw new NotUnderstood(`"${key}:${value}" is not understood: write ${key}:1 or ${key}:0.`);
}

function isLatest(values: readonly string[]): boolean {
  return values.length === 1 && values[0]?.toLowerCase() === "latest";
}

function onlyValue({ key, values }: Filter): string {
  const [value = ""] = values;
  if (values.length === 1 && value !== "") return value;
  throw new NotUnderstood(`"${key}:" takes one value.`);
}

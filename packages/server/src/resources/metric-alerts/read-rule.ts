import type { MetricAlertRuleUpdate } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { findMember } from "../members/index.ts";
import type { MetricTerm } from "../metric-counters/index.ts";
import { findProject } from "../projects/index.ts";
import { findTeam } from "../teams/index.ts";
import { complainOfThresholds } from "./complain-of-thresholds.ts";
import { findMeasure } from "./measures.ts";
import {
  COMPARISON_DELTAS,
  type EventType,
  type MetricRule,
  type Owner,
  TIME_WINDOWS,
} from "./model.ts";
import { readQuery } from "./read-query.ts";
import { readTriggers, type WrittenTrigger } from "./read-triggers.ts";

/** A rule as somebody writes it; what is left out of a change stays as it is. */
export type WrittenRule = MetricAlertRuleUpdate;

/** What people decide about a rule, but for its actions. */
export type Choices = Pick<
  MetricRule,
  | "projectId"
  | "name"
  | "isEnabled"
  | "kind"
  | "eventTypes"
  | "query"
  | "environment"
  | "windowMs"
  | "comparisonMs"
  | "isBelow"
  | "criticalAt"
  | "warningAt"
  | "resolveAt"
  | "owner"
>;

/** The choices of a rule that is not there yet, before anything is said. */
export const NO_CHOICES: Choices = {
  projectId: 0,
  name: "",
  isEnabled: true,
  kind: "events",
  eventTypes: ["error", "default"],
  query: "",
  environment: null,
  windowMs: 600_000,
  comparisonMs: null,
  isBelow: false,
  criticalAt: 0,
  warningAt: null,
  resolveAt: null,
  owner: null,
};

const MINUTE_MS = 60_000;
const MAX_QUERY = 2000;
const MAX_ENVIRONMENT = 64;

/**
 * Reads what somebody wrote over what was there, with what its query means; people, teams and
 * integrations of actions are looked up later (`checkActions`). Refuses what cannot be, each part
 * with its field and a sentence.
 */
export async function readRule(
  db: Db,
  organizationId: number,
  written: WrittenRule,
  before: Choices,
): Promise<{
  choices: Choices;
  terms: readonly MetricTerm[];
  triggers: WrittenTrigger[] | undefined;
}> {
  const refused: Record<string, string[]> = {};
  const refuse = (field: string, sentence: string): void => {
    (refused[field] ??= []).push(sentence);
  };
  const triggers = written.triggers && readTriggers(written.triggers, refuse);
  const boundOf = (label: string): number | undefined =>
    triggers?.find((one) => one.label === label)?.threshold;
  const choices: Choices = {
    projectId:
      written.projects === undefined
        ? before.projectId
        : await readProject(db, organizationId, written.projects, refuse),
    name: written.name ?? before.name,
    isEnabled: written.status === undefined ? before.isEnabled : written.status === 0,
    ...readMeasured(written, before, refuse),
    comparisonMs: readComparison(written, before, refuse),
    isBelow: written.thresholdType === undefined ? before.isBelow : written.thresholdType === 1,
    criticalAt: boundOf("critical") ?? before.criticalAt,
    warningAt: triggers === undefined ? before.warningAt : (boundOf("warning") ?? null),
    resolveAt: written.resolveThreshold === undefined ? before.resolveAt : written.resolveThreshold,
    owner:
      written.owner === undefined
        ? before.owner
        : await readOwner(db, organizationId, written.owner, refuse),
  };
  if (written.status !== undefined && written.status !== 0 && written.status !== 5) {
    refuse("status", "The status is 0, looked at, or 5, switched off.");
  }
  if (written.thresholdType !== undefined && ![0, 1].includes(written.thresholdType)) {
    refuse("thresholdType", "The type of the thresholds is 0, above, or 1, below.");
  }
  const query = readQuery(choices.query);
  if ("sentence" in query) refuse("query", query.sentence);
  if (refused["triggers"] === undefined) complainOfThresholds(choices, refuse);
  if (Object.keys(refused).length > 0) throw Problem.fields(refused);
  const terms = "terms" in query ? query.terms : [];
  return { choices, terms: [...terms, ...termsOfTypes(choices.eventTypes)], triggers };
}

type Refuse = (field: string, sentence: string) => void;

function readMeasured(
  written: WrittenRule,
  before: Choices,
  refuse: Refuse,
): Pick<Choices, "kind" | "eventTypes" | "query" | "environment" | "windowMs"> {
  const { aggregate, dataset, queryType, timeWindow, environment, query } = written;
  if (query !== undefined && query.length > MAX_QUERY) {
    refuse("query", `A query may have ${MAX_QUERY} characters at most.`);
  }
  if (environment && environment.length > MAX_ENVIRONMENT) {
    refuse("environment", `An environment may have ${MAX_ENVIRONMENT} characters at most.`);
  }
  const found = aggregate === undefined ? undefined : findMeasure(aggregate);
  if (aggregate !== undefined && found === undefined) {
    const sentence = `"${aggregate}" cannot be measured: use count(), count_unique(user) or count_failed(check_in).`;
    refuse("aggregate", sentence);
  }
  if (found && dataset !== undefined && dataset !== found.dataset) {
    refuse("dataset", `${found.aggregate} is measured in the dataset "${found.dataset}".`);
  }
  if (found && queryType !== undefined && queryType !== found.queryType) {
    refuse("queryType", `The type of a query for ${found.aggregate} is ${found.queryType}.`);
  }
  if (timeWindow !== undefined && !isOneOf(TIME_WINDOWS, timeWindow)) {
    refuse("timeWindow", `The window is one of ${TIME_WINDOWS.join(", ")} minutes.`);
  }
  return {
    kind: found?.kind ?? before.kind,
    eventTypes: readEventTypes(written, before, refuse),
    query: query?.trim() ?? before.query,
    environment: environment === undefined ? before.environment : environment || null,
    windowMs: timeWindow === undefined ? before.windowMs : timeWindow * MINUTE_MS,
  };
}

function readEventTypes(
  { eventTypes }: WrittenRule,
  before: Choices,
  refuse: Refuse,
): readonly EventType[] {
  if (eventTypes === undefined) return before.eventTypes;
  const wanted = new Set(eventTypes ?? []);
  const known = NO_CHOICES.eventTypes.filter((type) => wanted.has(type));
  if (known.length !== wanted.size) {
    refuse("eventTypes", "Events that are counted are of the types error and default.");
  }
  return known.length === 0 ? NO_CHOICES.eventTypes : known;
}

/** Both types are all events. */
function termsOfTypes(types: readonly EventType[]): MetricTerm[] {
  return types.length === 2 ? [] : [{ kind: "error", negated: types[0] === "default" }];
}

function readComparison(
  { comparisonDelta: minutes }: WrittenRule,
  before: Choices,
  refuse: Refuse,
): number | null {
  if (minutes === undefined) return before.comparisonMs;
  if (minutes === null) return null;
  if (!isOneOf(COMPARISON_DELTAS, minutes)) {
    refuse("comparisonDelta", `It is one of ${COMPARISON_DELTAS.join(", ")} minutes, or null.`);
  }
  return minutes * MINUTE_MS;
}

async function readProject(
  db: Db,
  organizationId: number,
  names: readonly (string | number)[],
  refuse: Refuse,
): Promise<number> {
  const [name] = names;
  if (name === undefined || names.length > 1) {
    refuse("projects", "A metric alert is about one project: name it by its slug.");
    return 0;
  }
  const project = await findProject(db, organizationId, String(name));
  if (!project) refuse("projects", `There is no project "${name}" here.`);
  return project?.id ?? 0;
}

/** Reads `user:7` or `team:3`. */
async function readOwner(
  db: Db,
  organizationId: number,
  text: string | null,
  refuse: Refuse,
): Promise<Owner | null> {
  if (text === null || text.trim() === "") return null;
  const [, type, id = ""] = /^(user|team):(\d{1,15})$/.exec(text.trim()) ?? [];
  if (type === "user" && (await findMember(db, organizationId, Number(id)))) {
    return { type, id: Number(id) };
  }
  if (type === "team" && (await findTeam(db, organizationId, id))) return { type, id: Number(id) };
  refuse(
    "owner",
    `"${text}" is neither a member nor a team of this organization. Write user:7 or team:3.`,
  );
  return null;
}

function isOneOf(known: readonly number[], value: number): boolean {
  return known.includes(value);
}

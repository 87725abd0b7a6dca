import {
  type AlertRule,
  type CompiledRules,
  type Condition,
  isMeasured,
  isSnoozed,
  measure,
  type Measured,
  meetsAll,
  meetsCondition,
  meetsFilter,
  type SeenEvent,
} from "../../resources/alert-rules/index.ts";
import { findIssuesAtAGlance, type IssueAtAGlance } from "../../resources/issues/index.ts";
import { findLatestRelease } from "../../resources/releases/index.ts";
import type { EvaluationScope, Recorded } from "../seams.ts";
import type { QuietRules } from "./quiet-rules.ts";

/** A rule that an event meets. */
export interface Match {
  seen: Recorded;
  rule: AlertRule;
}

/** The rules that events meet, each once for an issue, but for those known to be quiet for it. */
export async function findMatches(
  scope: EvaluationScope,
  recorded: readonly Recorded[],
  rules: ReadonlyMap<number, CompiledRules>,
  quiet: QuietRules,
): Promise<Match[]> {
  const relevant = recorded.filter(({ event, trigger }) => {
    const compiled = rules.get(event.projectId);
    return compiled !== undefined && (compiled.hasAlways || trigger !== null);
  });
  const ids = [...new Set(relevant.map(({ issueId }) => issueId))];
  const issues = await findIssuesAtAGlance(scope.tx, ids);
  const candidates = findCandidates(scope, relevant, rules, issues, quiet);
  if (candidates.length === 0) return [];
  const latest = await findLatest(scope, candidates);
  const looked = new Map<Recorded, SeenEvent>();
  for (const seen of new Set(candidates.map((candidate) => candidate.seen))) {
    const issue = issues.get(seen.issueId);
    if (issue) looked.set(seen, toSeen(scope, seen, issue, latest));
  }
  const passed = candidates.flatMap(({ rule, seen }) => {
    const issue = issues.get(seen.issueId);
    const event = looked.get(seen);
    if (!issue || !event) return [];
    return meetsAll(rule.filters, rule.filterMatch, (one) => meetsFilter(one, event))
      ? [{ rule, seen, issue, event }]
      : [];
  });
  const wanted = passed.flatMap(({ rule, seen, issue }) => toMeasured(rule, seen, issue));
  const exceeds = await measure(scope.tx, wanted, scope.now);
  const taken = new Set<string>();
  return passed.flatMap(({ rule, seen, issue, event }): Match[] => {
    const key = `${seen.issueId}/${rule.id}`;
    if (taken.has(key)) return [];
    const isMet = meetsAll(rule.conditions, rule.conditionMatch, (one) =>
      isMeasured(one)
        ? mayExceed(one, issue) && exceeds(placeOf(rule, seen, one))
        : meetsCondition(one, event),
    );
    if (!isMet) return [];
    taken.add(key);
    return [{ seen, rule }];
  });
}

function findCandidates(
  { now }: EvaluationScope,
  recorded: readonly Recorded[],
  rules: ReadonlyMap<number, CompiledRules>,
  issues: ReadonlyMap<number, IssueAtAGlance>,
  quiet: QuietRules,
): Match[] {
  return recorded.flatMap((seen) => {
    const compiled = rules.get(seen.event.projectId);
    const issue = issues.get(seen.issueId);
    if (!compiled || !issue) return [];
    const isQuiet = quiet.of(seen.issueId, now);
    return compiled
      .candidates(seen.event.payload, seen.trigger, issue)
      .filter((rule) => mayMeet(rule, issue) && !isQuiet(rule) && !isSnoozed(rule, now))
      .map((rule) => ({ seen, rule }));
  });
}

/** The latest release of each project where any rule asks for it. */
async function findLatest(
  { tx }: EvaluationScope,
  candidates: readonly Match[],
): Promise<ReadonlyMap<number, string | undefined>> {
  const asking = candidates.filter(({ rule }) =>
    rule.filters.some(({ kind }) => kind === "latest-release"),
  );
  const latest = new Map<number, string | undefined>();
  for (const { rule } of asking) {
    const { projectId: id, organizationId } = rule;
    if (latest.has(id)) continue;
    latest.set(id, (await findLatestRelease(tx, { id, organizationId }))?.version);
  }
  return latest;
}

function toSeen(
  { now }: EvaluationScope,
  { event, trigger }: Recorded,
  issue: IssueAtAGlance,
  latest: ReadonlyMap<number, string | undefined>,
): SeenEvent {
  return {
    event: event.payload,
    issue,
    isNew: trigger === "new",
    isRegression: trigger === "regression",
    hasReappeared: trigger === "reappeared",
    isLatestRelease() {
      const { release } = event.payload;
      return release !== undefined && release === latest.get(event.projectId);
    },
    // What is counted is measured for all events together, and not asked of one.
    exceeds: () => false,
    now,
  };
}

type MeasuredCondition = Measured["condition"];

function toMeasured(rule: AlertRule, seen: Recorded, issue: IssueAtAGlance): Measured[] {
  return rule.conditions
    .filter(isMeasured)
    .filter((condition) => mayExceed(condition, issue))
    .map((condition) => placeOf(rule, seen, condition));
}

function placeOf(rule: AlertRule, seen: Recorded, condition: MeasuredCondition): Measured {
  const { projectId, environment } = rule;
  return { projectId, issueId: seen.issueId, environment, condition };
}

/** Whether what is measured leaves the rule's conditions a chance. */
function mayMeet({ conditions, conditionMatch }: AlertRule, issue: IssueAtAGlance): boolean {
  if (conditionMatch === "none" || conditions.length === 0) return true;
  const may = (condition: Condition): boolean =>
    !isMeasured(condition) || mayExceed(condition, issue);
  return conditionMatch === "all" ? conditions.every(may) : conditions.some(may);
}

/** What the issue has had in all its life answers most questions without a look. */
function mayExceed(
  condition: MeasuredCondition,
  { timesSeen, userCount }: IssueAtAGlance,
): boolean {
  if (condition.kind === "session-percent") return true;
  const everything = condition.kind === "event-frequency" ? timesSeen : userCount;
  // So many percent more than then is more than that of one, for nothing is more than nothing.
  const least = condition.comparedWith === null ? condition.value : 1 + condition.value / 100;
  return everything > least;
}

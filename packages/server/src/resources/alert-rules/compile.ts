import type { EventPayload } from "../../protocol/index.ts";
import type { SeenIssue } from "./meets.ts";
import type { AlertRule, Condition, MeasuredCondition } from "./model.ts";
import { Shelf } from "./shelf.ts";
import { type Window, windowOf } from "./windows.ts";

/** What an event did to its issue, as far as rules wait for it. */
export type Trigger = "new" | "regression" | "reappeared";

/** What must be counted for the rules of a project. */
export interface Counted {
  counts: Window["counts"];
  stepMs: number;
}

/** The rules of a project, sorted by what they look at first. */
export interface CompiledRules {
  /** How often they had changed when they were compiled. */
  version: number;
  counted: readonly Counted[];
  /** Those that can fire for such an event at all; the rest of what they say is still to be held against it. */
  candidates: (event: EventPayload, trigger: Trigger | null, issue: CountedIssue) => AlertRule[];
  /** Whether any of them may fire for an event that changes nothing. */
  hasAlways: boolean;
}

/** What an issue has had in all its life: no window holds more. */
export type CountedIssue = Pick<SeenIssue, "timesSeen" | "userCount">;

/**
 * Sorts rules so that an event meets few of them: by what must have happened to the issue, by their
 * environment, and by the first of these that they need: a tag or attribute that equals something, a
 * level, more events or users than a number. What is left is held against every event.
 */
export function compileRules(version: number, rules: readonly AlertRule[]): CompiledRules {
  const always = new Shelf();
  const waiting: Readonly<Record<Trigger, Shelf>> = {
    new: new Shelf(),
    regression: new Shelf(),
    reappeared: new Shelf(),
  };
  for (const rule of rules) {
    const triggers = triggersOf(rule);
    if (triggers === null) always.add(rule);
    else for (const trigger of triggers) waiting[trigger].add(rule);
  }
  return {
    version,
    counted: countedBy(rules),
    hasAlways: !always.isEmpty,
    candidates: (event, trigger, issue) => [
      ...always.find(event, issue),
      ...(trigger === null ? [] : waiting[trigger].find(event, issue)),
    ],
  };
}

const TRIGGERS: Readonly<Partial<Record<Condition["kind"], readonly Trigger[]>>> = {
  "first-seen": ["new"],
  "new-high-priority": ["new"],
  regression: ["regression"],
  reappeared: ["reappeared"],
  "existing-high-priority": ["regression", "reappeared"],
};

/** What must have happened for the rule to fire, any of these; null: it may always. */
function triggersOf({ conditions, conditionMatch }: AlertRule): Set<Trigger> | null {
  if (conditions.length === 0 || conditionMatch === "none") return null;
  const each = conditions.map(({ kind }) => TRIGGERS[kind]);
  if (conditionMatch === "all") {
    const first = each.find((triggers) => triggers !== undefined);
    return first === undefined ? null : new Set(first);
  }
  const all = each.flatMap((triggers) => triggers ?? []);
  return each.includes(undefined) ? null : new Set(all);
}

function countedBy(rules: readonly AlertRule[]): Counted[] {
  const found = new Map<string, Counted>();
  for (const { conditions } of rules) {
    for (const condition of conditions.filter(isMeasured)) {
      const { counts, stepMs } = windowOf(condition);
      found.set(`${counts}/${stepMs}`, { counts, stepMs });
    }
  }
  return [...found.values()];
}

export function isMeasured(condition: Condition): condition is MeasuredCondition {
  return (
    condition.kind === "event-frequency" ||
    condition.kind === "user-frequency" ||
    condition.kind === "session-percent"
  );
}

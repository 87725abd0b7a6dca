import type { EventPayload } from "../../protocol/index.ts";
import type { AlertRule, Attribute, Condition, MeasuredCondition } from "./model.ts";
import { readAttribute } from "./read-attribute.ts";
import { type Window, windowOf } from "./windows.ts";

/** What an event did to its issue, as far as rules wait for it. */
export type Trigger = "new" | "regression" | "reappeared";

/** What must be counted for the rules of a project; `environment` empty: whichever. */
export interface Counted {
  counts: Window["counts"];
  stepMs: number;
  environment: string;
}

/** The rules of a project, sorted by what they look at first. */
export interface CompiledRules {
  /** How often they had changed when they were compiled. */
  version: number;
  counted: readonly Counted[];
  /** Those that can fire for such an event at all; the rest of what they say is still to be held against it. */
  candidates: (event: EventPayload, trigger: Trigger | null) => AlertRule[];
}

/**
 * Sorts rules so that an event meets few of them: by what must have happened to the issue, by their
 * environment, and by one tag or attribute that must equal something. What is left is one comparison
 * of a number or two.
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
    candidates: (event, trigger) => [
      ...always.find(event),
      ...(trigger === null ? [] : waiting[trigger].find(event)),
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
  for (const { conditions, environment } of rules) {
    for (const condition of conditions.filter(isMeasured)) {
      const { counts, stepMs } = windowOf(condition);
      const one = { counts, stepMs, environment: environment ?? "" };
      found.set(`${counts}/${stepMs}/${one.environment}`, one);
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

/** Rules by environment, and there by what must equal something. */
class Shelf {
  readonly #boards = new Map<string | null, Board>();

  add(rule: AlertRule): void {
    const board = this.#boards.get(rule.environment) ?? new Board();
    this.#boards.set(rule.environment, board);
    board.add(rule);
  }

  find(event: EventPayload): AlertRule[] {
    const { environment } = event;
    return [
      ...(this.#boards.get(null)?.find(event) ?? []),
      ...(environment === undefined ? [] : (this.#boards.get(environment)?.find(event) ?? [])),
    ];
  }
}

type ByValue = Map<string, AlertRule[]>;

class Board {
  readonly #rest: AlertRule[] = [];
  readonly #byTag = new Map<string, ByValue>();
  readonly #byAttribute = new Map<Attribute, ByValue>();

  add(rule: AlertRule): void {
    const needed = neededOf(rule);
    if (needed === undefined) this.#rest.push(rule);
    else if (needed.kind === "tag") put(this.#byTag, needed.key.toLowerCase(), needed.value, rule);
    else put(this.#byAttribute, needed.attribute, needed.value, rule);
  }

  find(event: EventPayload): AlertRule[] {
    const found = [...this.#rest];
    if (this.#byTag.size > 0) {
      for (const [key, value] of event.tags) {
        found.push(...(this.#byTag.get(key.toLowerCase())?.get(value.toLowerCase()) ?? []));
      }
    }
    for (const [attribute, byValue] of this.#byAttribute) {
      const texts = readAttribute(event, attribute).map((text) => text.toLowerCase());
      for (const text of new Set(texts)) found.push(...(byValue.get(text) ?? []));
    }
    return found;
  }
}

/** A tag or attribute that must equal something for the rule to fire. */
function neededOf({ filters, filterMatch }: AlertRule) {
  if (filterMatch === "none" || (filterMatch === "any" && filters.length > 1)) return undefined;
  return filters.find(
    (filter) => (filter.kind === "tag" || filter.kind === "attribute") && filter.match === "eq",
  ) as Extract<AlertRule["filters"][number], { kind: "tag" | "attribute" }> | undefined;
}

function put<K>(map: Map<K, ByValue>, key: K, value: string, rule: AlertRule): void {
  const byValue = map.get(key) ?? new Map<string, AlertRule[]>();
  map.set(key, byValue);
  const text = value.toLowerCase();
  byValue.set(text, [...(byValue.get(text) ?? []), rule]);
}

import type { EventPayload } from "../../protocol/index.ts";
import type { SeenIssue } from "./meets.ts";
import { type AlertRule, type Attribute, type Filter, LEVELS } from "./model.ts";
import { readAttribute } from "./read-attribute.ts";

type Issue = Pick<SeenIssue, "timesSeen" | "userCount">;

/** Rules by environment, and there by the first thing they need. */
export class Shelf {
  readonly #boards = new Map<string | null, Board>();

  get isEmpty(): boolean {
    return this.#boards.size === 0;
  }

  add(rule: AlertRule): void {
    const board = this.#boards.get(rule.environment) ?? new Board();
    this.#boards.set(rule.environment, board);
    board.add(rule);
  }

  find(event: EventPayload, issue: Issue): AlertRule[] {
    const found: AlertRule[] = [];
    this.#boards.get(null)?.find(event, issue, found);
    const { environment } = event;
    if (environment !== undefined) this.#boards.get(environment)?.find(event, issue, found);
    return found;
  }
}

type ByValue = Map<string, AlertRule[]>;

class Board {
  readonly #rest: AlertRule[] = [];
  readonly #byTag = new Map<string, ByValue>();
  readonly #byAttribute = new Map<Attribute, ByValue>();
  readonly #byLevel = new Map<number, AlertRule[]>();
  readonly #overEvents = new Thresholds();
  readonly #overUsers = new Thresholds();

  add(rule: AlertRule): void {
    const needed = neededOf(rule);
    switch (needed?.kind) {
      case "tag":
        return put(this.#byTag, needed.key.toLowerCase(), needed.value, rule);
      case "attribute":
        return put(this.#byAttribute, needed.attribute, needed.value, rule);
      case "level":
        for (const level of needed.levels) {
          this.#byLevel.set(level, [...(this.#byLevel.get(level) ?? []), rule]);
        }
        return;
      case "events":
        return this.#overEvents.add(needed.over, rule);
      case "users":
        return this.#overUsers.add(needed.over, rule);
      case undefined:
        this.#rest.push(rule);
    }
  }

  find(event: EventPayload, { timesSeen, userCount }: Issue, found: AlertRule[]): void {
    found.push(...this.#rest);
    this.#overEvents.find(timesSeen, found);
    this.#overUsers.find(userCount, found);
    if (this.#byLevel.size > 0) found.push(...(this.#byLevel.get(LEVELS[event.level]) ?? []));
    if (this.#byTag.size > 0) {
      for (const [key, value] of event.tags) {
        const rules = this.#byTag.get(key.toLowerCase())?.get(value.toLowerCase());
        if (rules) found.push(...rules);
      }
    }
    for (const [attribute, byValue] of this.#byAttribute) {
      const texts = readAttribute(event, attribute).map((text) => text.toLowerCase());
      for (const text of new Set(texts)) found.push(...(byValue.get(text) ?? []));
    }
  }
}

/** Rules that need more than a number, in its order. */
class Thresholds {
  readonly #sorted: { over: number; rule: AlertRule }[] = [];

  add(over: number, rule: AlertRule): void {
    const at = this.#sorted.findIndex((one) => one.over > over);
    this.#sorted.splice(at < 0 ? this.#sorted.length : at, 0, { over, rule });
  }

  find(count: number, found: AlertRule[]): void {
    for (const { over, rule } of this.#sorted) {
      if (over >= count) return;
      found.push(rule);
    }
  }
}

type Needed =
  | Extract<Filter, { kind: "tag" | "attribute" }>
  | { kind: "level"; levels: readonly number[] }
  | { kind: "events" | "users"; over: number };

/** What the rule cannot fire without, as far as that can be looked up. */
function neededOf(rule: AlertRule): Needed | undefined {
  const { filters, filterMatch, conditions, conditionMatch } = rule;
  const needsFilters = filterMatch === "all" || (filterMatch === "any" && filters.length === 1);
  const own = needsFilters ? filters : [];
  const equal = own.find(
    (filter) => (filter.kind === "tag" || filter.kind === "attribute") && filter.match === "eq",
  );
  if (equal?.kind === "tag" || equal?.kind === "attribute") return equal;
  const needsConditions =
    conditionMatch === "all" || (conditionMatch === "any" && conditions.length === 1);
  for (const condition of needsConditions ? conditions : []) {
    if (condition.kind !== "event-frequency" && condition.kind !== "user-frequency") continue;
    if (condition.comparedWith !== null) continue;
    const kind = condition.kind === "event-frequency" ? "events" : "users";
    return { kind, over: condition.value };
  }
  for (const filter of own) {
    if (filter.kind === "occurrences") return { kind: "events", over: filter.value - 1 };
    if (filter.kind === "level") return { kind: "level", levels: levelsOf(filter) };
  }
  return undefined;
}

function levelsOf({ match, level }: Extract<Filter, { kind: "level" }>): number[] {
  return Object.values(LEVELS).filter((own) => {
    if (match === "eq") return own === level;
    return match === "gte" ? own >= level : own <= level;
  });
}

function put<K>(map: Map<K, ByValue>, key: K, value: string, rule: AlertRule): void {
  const byValue = map.get(key) ?? new Map<string, AlertRule[]>();
  map.set(key, byValue);
  const text = value.toLowerCase();
  byValue.set(text, [...(byValue.get(text) ?? []), rule]);
}

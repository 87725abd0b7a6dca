import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { findMember } from "../members/index.ts";
import { findTeam } from "../teams/index.ts";
import type { AlertRule, Condition, Filter, Match, Owner } from "./model.ts";
import type { Fields } from "./read-fields.ts";
import { readActions, readConditions, readFilters } from "./read-parts.ts";
import type { WrittenAction } from "./wire-actions.ts";

/** A rule as somebody writes it; what is left out of a change stays as it is. */
export interface WrittenRule {
  name?: string | undefined;
  actionMatch?: Match | undefined;
  filterMatch?: Match | undefined;
  conditions?: readonly Fields[] | undefined;
  filters?: readonly Fields[] | undefined;
  actions?: readonly Fields[] | undefined;
  frequency?: number | undefined;
  environment?: string | null | undefined;
  owner?: string | null | undefined;
  status?: "active" | "disabled" | undefined;
}

/** What people decide about a rule, but for its actions. */
export type Choices = Pick<
  AlertRule,
  | "name"
  | "isEnabled"
  | "conditionMatch"
  | "filterMatch"
  | "conditions"
  | "filters"
  | "frequency"
  | "environment"
  | "owner"
>;

/** The choices of a rule that is not there yet, before anything is said. */
export const NO_CHOICES: Choices = {
  name: "",
  isEnabled: true,
  conditionMatch: "all",
  filterMatch: "all",
  conditions: [],
  filters: [],
  frequency: 30,
  environment: null,
  owner: null,
};

/**
 * Reads what somebody wrote over what was there; actions are looked up later (`checkActions`). Refuses
 * each part that cannot be with its field and a sentence.
 */
export async function readRule(
  db: Db,
  organizationId: number,
  written: WrittenRule,
  before: Choices,
): Promise<{ choices: Choices; actions: WrittenAction[] | undefined }> {
  const { conditions: parts, filters: more } = written;
  const conditions = parts === undefined ? before.conditions : readConditions(parts);
  const filters = more === undefined ? before.filters : readFilters(more);
  const actions = written.actions === undefined ? undefined : readActions(written.actions);
  if (actions?.length === 0) {
    throw Problem.fields({ actions: ["You must add an action for this alert to fire."] });
  }
  await checkAssignees(db, organizationId, filters);
  return {
    choices: {
      name: written.name ?? before.name,
      isEnabled: written.status === undefined ? before.isEnabled : written.status === "active",
      conditionMatch: written.actionMatch ?? before.conditionMatch,
      filterMatch: written.filterMatch ?? before.filterMatch,
      conditions,
      filters,
      frequency: written.frequency ?? before.frequency,
      environment:
        written.environment === undefined ? before.environment : written.environment || null,
      owner:
        written.owner === undefined
          ? before.owner
          : await readOwner(db, organizationId, written.owner),
    },
    actions,
  };
}

/** Reads `user:7` or `team:3`. Refuses who is neither a member nor a team of the organization. */
export async function readOwner(
  db: Db,
  organizationId: number,
  text: string | null,
): Promise<Owner | null> {
  if (text === null || text.trim() === "") return null;
  const [, type, id = ""] = /^(user|team):(\d{1,15})$/.exec(text.trim()) ?? [];
  if (type === "user" && (await findMember(db, organizationId, Number(id)))) {
    return { type, id: Number(id) };
  }
  if (type === "team" && (await findTeam(db, organizationId, id))) return { type, id: Number(id) };
  const sentence = `"${text}" is neither a member nor a team of this organization. Write user:7 or team:3.`;
  throw Problem.fields({ owner: [sentence] });
}

/** Whether two rules do the same under whatever names. */
export function isSameRule(
  a: Pick<AlertRule, keyof Choices | "actions">,
  b: Pick<AlertRule, keyof Choices | "actions">,
): boolean {
  return toComparable(a) === toComparable(b);
}

function toComparable(rule: Pick<AlertRule, keyof Choices | "actions">): string {
  const sorted = (parts: readonly (Condition | Filter | object)[]): string[] =>
    parts.map((part) => JSON.stringify(part)).toSorted();
  return JSON.stringify([
    rule.conditionMatch,
    rule.filterMatch,
    sorted(rule.conditions),
    sorted(rule.filters),
    sorted(rule.actions),
    rule.frequency,
    rule.environment,
  ]);
}

async function checkAssignees(
  db: Db,
  organizationId: number,
  filters: readonly Filter[],
): Promise<void> {
  for (const filter of filters) {
    if (filter.kind !== "assigned-to" || filter.target.type === "nobody") continue;
    const { type, id } = filter.target;
    const found =
      type === "team"
        ? await findTeam(db, organizationId, String(id))
        : await findMember(db, organizationId, id);
    if (found) continue;
    throw Problem.fields({ filters: [`There is no ${type} ${id} in this organization.`] });
  }
}

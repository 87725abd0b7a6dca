import type { WorkflowWrite } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { AlertIntegration } from "../sentry-apps/index.ts";
import type { Match } from "./model.ts";
import type { WrittenRule } from "./read-rule.ts";
import { toCamel, toActionFields, type WorkflowAction } from "./workflow-actions.ts";
import { toFields, type WorkflowCondition } from "./workflow-conditions.ts";

interface Group {
  logicType?: unknown;
  conditions?: readonly WorkflowCondition[];
  actions?: readonly WorkflowAction[];
}

/**
 * A workflow as the rule that it is. Refuses what a rule cannot say: several groups of filters, and
 * frequencies among filters beside more than one trigger.
 */
export function readWorkflow(
  body: WorkflowWrite,
  integrations: readonly AlertIntegration[],
): { written: WrittenRule; detectorIds: readonly string[] | undefined } {
  const { detectorIds, actionFilters } = toCamel(body);
  const groups = readGroups(actionFilters);
  const triggers = toGroup(body.triggers);
  const filters = groups[0];
  const triggered = (triggers.conditions ?? []).map(toFields);
  const filtered = (filters?.conditions ?? []).map(toFields);
  const frequencies = filtered.filter(({ isCondition }) => isCondition);
  const triggerMatch = toMatch(triggers.logicType, "any");
  if (frequencies.length > 0 && triggered.length > 1) {
    const sentence = "A rule that counts how often can have one trigger besides.";
    throw Problem.fields({ actionFilters: [sentence] });
  }
  const actions = [...(triggers.actions ?? []), ...(filters?.actions ?? [])];
  return {
    detectorIds: readIds(detectorIds),
    written: {
      name: body.name,
      status: body.enabled === false ? "disabled" : "active",
      environment: body.environment ?? null,
      frequency: body.config?.frequency ?? 30,
      owner: body.owner ?? null,
      actionMatch: frequencies.length > 0 ? "all" : triggerMatch,
      filterMatch: toMatch(filters?.logicType, "all"),
      conditions: [...triggered, ...frequencies].map(({ fields }) => fields),
      filters: filtered.filter((one) => !one.isCondition).map(({ fields }) => fields),
      actions: actions.map((action) => toActionFields(action, integrations)),
    },
  };
}

function readGroups(given: unknown): Group[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw Problem.fields({ actionFilters: ["It must be a list."] });
  if (given.length > 1) {
    const sentence = "There can be one group of filters and actions. Make a rule for each other.";
    throw Problem.fields({ actionFilters: [sentence] });
  }
  return given.map(toGroup);
}

function toGroup(given: unknown): Group {
  const { logicType, conditions, actions } = toCamel(given);
  return {
    logicType,
    conditions: readTyped(conditions, "conditions"),
    actions: readTyped(actions, "actions"),
  };
}

function readTyped(given: unknown, name: string): { type: string }[] {
  if (given === undefined || given === null) return [];
  const isTyped = (one: unknown): one is { type: string } =>
    typeof one === "object" && one !== null && "type" in one && typeof one.type === "string";
  if (Array.isArray(given) && given.length <= 50 && given.every(isTyped)) return given;
  throw Problem.fields({ [name]: ["It must be a list of at most 50, each with its type."] });
}

function readIds(given: unknown): string[] | undefined {
  if (given === undefined || given === null) return undefined;
  return Array.isArray(given) ? given.map(String) : [JSON.stringify(given)];
}

function toMatch(given: unknown, otherwise: Match): Match {
  if (given === undefined || given === null) return otherwise;
  if (given === "any" || given === "any-short") return "any";
  if (given === "all" || given === "none") return given;
  throw Problem.fields({ logicType: ["It must be any, any-short, all or none."] });
}

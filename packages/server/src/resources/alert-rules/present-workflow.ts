import type { Detector, Workflow } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";
import type { Project } from "../projects/index.ts";
import { findWords } from "./find-words.ts";
import type { AlertRule } from "./model.ts";
import { presentOwner } from "./present.ts";
import { findLastFired } from "./store-firings.ts";
import { showWorkflowAction } from "./workflow-actions.ts";
import { showCondition, showFilter } from "./workflow-conditions.ts";

/** Shows rules of one organization in the words of newer clients. */
export async function presentWorkflows(
  db: Db,
  organizationId: number,
  rules: readonly AlertRule[],
): Promise<Workflow[]> {
  const words = await findWords(
    db,
    organizationId,
    rules.flatMap(({ actions }) => actions),
  );
  const lastFired = await findLastFired(
    db,
    rules.map(({ id }) => id),
  );
  return rules.map((rule) => {
    const id = String(rule.id);
    const group = { organizationId: String(organizationId), actions: [] };
    const firedAt = lastFired.get(rule.id);
    return {
      id,
      name: rule.name,
      organizationId: String(organizationId),
      createdBy: rule.createdBy === null ? null : String(rule.createdBy),
      dateCreated: formatInstant(rule.createdAt),
      dateUpdated: formatInstant(rule.updatedAt),
      triggers: {
        ...group,
        id: `${id}-triggers`,
        logicType: rule.conditionMatch === "any" ? "any-short" : rule.conditionMatch,
        conditions: rule.conditions.map((one, at) => showCondition(one, `${id}-t${at}`)),
      },
      actionFilters: [
        {
          ...group,
          id: `${id}-filters`,
          logicType: rule.filterMatch === "any" ? "any-short" : rule.filterMatch,
          conditions: rule.filters.map((one, at) => showFilter(one, `${id}-f${at}`)),
          actions: rule.actions.map((one, at) => showWorkflowAction(one, words, `${id}-a${at}`)),
        },
      ],
      environment: rule.environment,
      config: { frequency: rule.frequency },
      detectorIds: [String(rule.projectId)],
      enabled: rule.isEnabled,
      lastTriggered: firedAt === undefined ? null : formatInstant(firedAt),
      owner: presentOwner(rule.owner),
    };
  });
}

/** What finds the errors of a project: it has the project's id. */
export function presentDetector(
  project: Pick<Project, "id" | "name" | "createdAt">,
  rules: readonly AlertRule[],
): Detector {
  const id = String(project.id);
  const created = formatInstant(project.createdAt);
  return {
    id,
    projectId: id,
    name: `Errors of ${project.name}`,
    description: null,
    type: "error",
    workflowIds: rules.filter((one) => one.projectId === project.id).map((one) => String(one.id)),
    owner: null,
    createdBy: null,
    dateCreated: created,
    dateUpdated: created,
    dataSources: null,
    conditionGroup: null,
    config: {},
    enabled: true,
  };
}

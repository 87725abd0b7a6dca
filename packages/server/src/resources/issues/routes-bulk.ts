import {
  bulkUpdateIssues,
  bulkUpdateProjectIssues,
  Problem,
  type IssueUpdate,
  type IssueUpdateResult,
} from "@vedette/contract";
import type { Actor } from "../../access/index.ts";
import { implement, type CurrentOrganization, type Implemented } from "../../routing/index.ts";
import { getProject } from "../projects/index.ts";
import type { Instance } from "../instance.ts";
import { presentUpdateResult } from "./present-list.ts";
import { readFilter, readProjects, type FilterQuery } from "./read-filter.ts";
import type { IssueFilter } from "./store-search.ts";
import { updateIssues } from "./update-issues.ts";

/** Changes of many issues: those named by id, or all that a query finds. */
export function bulkRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  const update = async (
    who: { actor: Actor; organization: CurrentOrganization },
    projectIds: readonly number[],
    query: FilterQuery & { id?: readonly string[] | undefined },
    body: IssueUpdate,
  ): Promise<{ status: 204 } | { status: 200; body: IssueUpdateResult }> => {
    const organizationId = who.organization.id;
    const filter: IssueFilter = query.id
      ? { organizationId, projectIds, ids: query.id.map(readId), terms: [], environments: [] }
      : readFilter(organizationId, projectIds, query, instance.now());
    const result = await updateIssues(instance, who, filter, body);
    if (result.matched === 0) return { status: 204 };
    return { status: 200, body: presentUpdateResult(body, result) };
  };

  return [
    implement(bulkUpdateIssues, async ({ actor, organization, query, body }) => {
      const projectIds = await readProjects(db, organization.id, query.project);
      return await update({ actor, organization }, projectIds, query, body);
    }),

    implement(bulkUpdateProjectIssues, async ({ actor, organization, params, query, body }) => {
      const { id } = await getProject(db, organization.id, params.project);
      return await update({ actor, organization }, [id], query, body);
    }),
  ];
}

function readId(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw Problem.fields({ id: [`"${text}" is not the id of an issue.`] });
}

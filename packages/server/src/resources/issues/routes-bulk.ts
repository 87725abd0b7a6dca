import {
  bulkDeleteIssues,
  bulkDeleteProjectIssues,
  bulkUpdateIssues,
  bulkUpdateProjectIssues,
  deleteIssue,
  Problem,
  type IssueUpdate,
  type IssueUpdateResult,
} from "@vedette/contract";
import type { Actor } from "../../access/index.ts";
import { implement, type CurrentOrganization, type Implemented } from "../../routing/index.ts";
import { getProject } from "../projects/index.ts";
import type { Instance } from "../instance.ts";
import { deleteIssues } from "./delete-issues.ts";
import { getIssue } from "./find-issue.ts";
import { mergeIssues } from "./merge-issues.ts";
import { presentMerged, presentUpdateResult } from "./present-list.ts";
import { readFilter, readProjects, type FilterQuery } from "./read-filter.ts";
import type { IssueFilter } from "./store-search.ts";
import { updateIssues } from "./update-issues.ts";

/** Changes of many issues: those named by id, or all that a query finds. */
export function bulkRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  const readWhich = async (
    { actor, organization }: Who,
    projectIds: readonly number[],
    query: FilterQuery & { id?: readonly string[] | undefined },
  ): Promise<IssueFilter> => {
    const organizationId = organization.id;
    if (!query.id) {
      return await readFilter(db, { actor, organizationId, projectIds }, query, instance.now());
    }
    const ids = query.id.map(readId);
    return { organizationId, projectIds, ids, conditions: [], environments: [] };
  };

  const update = async (
    who: Who,
    filter: IssueFilter,
    body: IssueUpdate,
  ): Promise<{ status: 204 } | { status: 200; body: IssueUpdateResult }> => {
    const { merge, ...others } = body;
    if (merge && Object.keys(others).length === 0) {
      const merged = await mergeIssues(instance, who.actor, filter);
      return { status: 200, body: presentMerged(merged) };
    }
    const result = await updateIssues(instance, who, filter, merge ? body : others);
    if (result.matched === 0) return { status: 204 };
    return { status: 200, body: presentUpdateResult(body, result) };
  };

  return [
    implement(bulkUpdateIssues, async ({ actor, organization, query, body }) => {
      const who = { actor, organization };
      const projectIds = await readProjects(db, organization.id, query.project);
      return await update(who, await readWhich(who, projectIds, query), body);
    }),

    implement(bulkUpdateProjectIssues, async ({ actor, organization, params, query, body }) => {
      const who = { actor, organization };
      const { id } = await getProject(db, organization.id, params.project);
      return await update(who, await readWhich(who, [id], query), body);
    }),

    implement(bulkDeleteIssues, async ({ actor, organization, query, request }) => {
      const projectIds = await readProjects(db, organization.id, query.project);
      const filter = await readWhich({ actor, organization }, projectIds, query);
      await deleteIssues(instance, { actor, ipAddress: request.ip }, filter);
      return { status: 204 };
    }),

    implement(bulkDeleteProjectIssues, async ({ actor, organization, params, query, request }) => {
      const { id } = await getProject(db, organization.id, params.project);
      const filter = await readWhich({ actor, organization }, [id], query);
      await deleteIssues(instance, { actor, ipAddress: request.ip }, filter);
      return { status: 204 };
    }),

    implement(deleteIssue, async ({ actor, organization, params, request }) => {
      const { id } = await getIssue(db, organization.id, params.issue);
      const filter = {
        organizationId: organization.id,
        ids: [id],
        conditions: [],
        environments: [],
      };
      await deleteIssues(instance, { actor, ipAddress: request.ip }, filter);
      return { status: 202 };
    }),
  ];
}

interface Who {
  actor: Actor;
  organization: CurrentOrganization;
}

function readId(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw Problem.fields({ id: [`"${text}" is not the id of an issue.`] });
}

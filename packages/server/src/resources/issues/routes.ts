import {
  getIssue as getIssueRoute,
  getShortId,
  listIssues as listIssuesRoute,
  listProjectIssues,
  Problem,
  updateIssue,
} from "@vedette/contract";
import type { Actor } from "../../access/index.ts";
import { implement, type CurrentOrganization, type Implemented } from "../../routing/index.ts";
import { readPageOfNumbers } from "../keyset.ts";
import { getProject } from "../projects/index.ts";
import type { Instance } from "../instance.ts";
import { describeIssue } from "./describe-issue.ts";
import { findIssueByShortId, getIssue } from "./find-issue.ts";
import { listIssues, MAX_HITS, readSort, withBeside } from "./list-issues.ts";
import type { Issue } from "./model.ts";
import { presentListedIssue } from "./present-list.ts";
import { readChart, readProjectChart, type NamedChart } from "./read-chart.ts";
import { readFilter, readProjects } from "./read-filter.ts";
import { bulkRoutes } from "./routes-bulk.ts";
import { tagRoutes } from "./routes-tags.ts";
import { formatShortId } from "./short-id.ts";
import type { IssueFilter } from "./store-search.ts";
import { updateIssues } from "./update-issues.ts";

/** Issues: lists, lookups, one with all that belongs to it, and what people decide about them. */
export function issueRoutes(
  instance: Instance,
  /** How many people said something of the issue's events. */
  countUserReports: (issue: Issue) => Promise<number>,
): Implemented[] {
  const { links, storage } = instance;
  const { db } = storage;

  const list = async (
    { actor, organization, query }: Listing,
    filter: IssueFilter,
    chart: NamedChart | null,
  ) => {
    const request = {
      sort: readSort(query.sort),
      page: readPageOfNumbers(query),
      chart: chart?.chart ?? null,
      viewerId: viewerOf(actor),
    };
    const page = await listIssues(storage, filter, request, instance.now());
    const context = { links, organization };
    const body = page.rows.map((row) => presentListedIssue(row, context, chart?.name ?? null));
    const headers = { "x-hits": String(page.hits), "x-max-hits": String(MAX_HITS) };
    return { status: 200 as const, body, headers, page };
  };

  const presentOne = async (actor: Actor, organization: CurrentOrganization, issue: Issue) => {
    const request = { chart: "24h", viewerId: viewerOf(actor) } as const;
    const [listed] = await withBeside(db, [issue], request, instance.now());
    if (!listed) throw new Problem("not-found");
    return presentListedIssue(listed, { links, organization }, "24h");
  };

  return [
    implement(listIssuesRoute, async ({ actor, organization, query }) => {
      const hit = query.shortIdLookup
        ? await findIssueByShortId(db, organization.id, query.query?.trim() ?? "")
        : undefined;
      if (hit) {
        const body = [await presentOne(actor, organization, hit)];
        return { status: 200, body, headers: { "x-sentry-direct-hit": "1" } };
      }
      const projectIds = await readProjects(db, organization.id, query.project);
      const scope = { actor, organizationId: organization.id, projectIds };
      const filter = await readFilter(db, scope, query, instance.now());
      return await list({ actor, organization, query }, filter, readChart(query));
    }),

    implement(listProjectIssues, async ({ actor, organization, params, query }) => {
      const { id } = await getProject(db, organization.id, params.project);
      const { statsPeriod: _, ...rest } = query;
      const scope = { actor, organizationId: organization.id, projectIds: [id] };
      const filter = await readFilter(db, scope, rest, instance.now());
      return await list({ actor, organization, query }, filter, readProjectChart(query));
    }),

    implement(getIssueRoute, async ({ actor, organization, params }) => {
      const issue = await getIssue(db, organization.id, params.issue);
      const userReports = await countUserReports(issue);
      const viewer = { viewerId: viewerOf(actor), userReports };
      const body = await describeIssue(instance, organization, issue, viewer);
      return { status: 200, body };
    }),

    implement(updateIssue, async ({ actor, organization, params, body }) => {
      const { id } = await getIssue(db, organization.id, params.issue);
      const filter = {
        organizationId: organization.id,
        ids: [id],
        conditions: [],
        environments: [],
      };
      await updateIssues(instance, { actor, organization }, filter, body);
      const issue = await getIssue(db, organization.id, String(id));
      const userReports = await countUserReports(issue);
      const viewer = { viewerId: viewerOf(actor), userReports };
      const answer = await describeIssue(instance, organization, issue, viewer);
      return { status: 200, body: answer };
    }),

    implement(getShortId, async ({ actor, organization, params }) => {
      const issue = await findIssueByShortId(db, organization.id, params.shortId);
      if (!issue) throw new Problem("not-found");
      const group = await presentOne(actor, organization, issue);
      const { slug } = group.project;
      const body = {
        organizationSlug: organization.slug,
        projectSlug: slug,
        groupId: group.id,
        group,
        shortId: formatShortId(slug, issue.shortId),
      };
      return { status: 200, body };
    }),

    ...bulkRoutes(instance),
    ...tagRoutes(instance),
  ];
}

interface Listing {
  actor: Actor;
  organization: CurrentOrganization;
  query: {
    sort?: string | undefined;
    cursor?: string | undefined;
    per_page?: number | undefined;
    limit?: number | undefined;
  };
}

function viewerOf(actor: Actor): number | null {
  return actor.kind === "user" ? actor.userId : null;
}

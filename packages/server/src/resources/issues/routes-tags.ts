import {
  getIssueTag,
  listIssueTags,
  listIssueTagValues,
  listOrganizationTagValues,
  listProjectTagValues,
  listTags,
  Problem,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Db } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import type { Page } from "../keyset.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { getProject } from "../projects/index.ts";
import { readPeriod } from "../read-period.ts";
import { getIssue } from "./find-issue.ts";
import { presentTag, presentTagSummary, presentTagValue } from "./present-tags.ts";
import { readProjects } from "./read-filter.ts";
import { findTagTotals, findTopTagValues, type TagValue } from "./store-counters.ts";
import { findTagKeys, findTagValues, type TAG_SORTS, type TagsOf } from "./store-tags.ts";

/** How many values are shown of each tag in the list of them, and of one alone. */
const TOP_VALUES = { list: 10, one: 100 } as const;

/** The tags of an issue's events. */
export function tagRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  return [
    implement(listIssueTags, async ({ organization, params, query }) => {
      refuseEnvironment(query.environment);
      const issue = await getIssue(db, organization.id, params.issue);
      const tags = await findTagTotals(db, issue.id);
      const values = await findTopTagValues(db, issue.id, TOP_VALUES.list);
      return { status: 200, body: tags.map((tag) => presentTag(tag, values)) };
    }),

    implement(getIssueTag, async ({ organization, params, query }) => {
      refuseEnvironment(query.environment);
      const issue = await getIssue(db, organization.id, params.issue);
      const [tag] = await findTagTotals(db, issue.id, params.key);
      if (!tag) throw new Problem("not-found");
      const values = await findTopTagValues(db, issue.id, TOP_VALUES.one, params.key);
      return { status: 200, body: presentTag(tag, values) };
    }),

    implement(listIssueTagValues, async ({ organization, params, query }) => {
      refuseEnvironment(query.environment);
      const issue = await getIssue(db, organization.id, params.issue);
      const page = await listTagValues(db, { issueId: issue.id }, params.key, query);
      return { status: 200, body: page.rows.map(presentTagValue), page };
    }),

    implement(listTags, async ({ organization, query }) => {
      const projectIds = await readProjects(db, organization.id, query.project);
      const tags = await findTagKeys(db, projectIds, readPeriod(query, instance.now()));
      return { status: 200, body: tags.map(presentTagSummary) };
    }),

    implement(listOrganizationTagValues, async ({ organization, params, query }) => {
      const projectIds = await readProjects(db, organization.id, query.project);
      const page = await listTagValues(db, { projectIds }, params.key, query);
      return { status: 200, body: page.rows.map(presentTagValue), page };
    }),

    implement(listProjectTagValues, async ({ organization, params, query }) => {
      const { id } = await getProject(db, organization.id, params.project);
      const page = await listTagValues(db, { projectIds: [id] }, params.key, query);
      return { status: 200, body: page.rows.map(presentTagValue), page };
    }),
  ];
}

/** A page of the values of a tag, last seen first unless asked otherwise. Refuses an unknown tag. */
async function listTagValues(
  db: Db,
  of: TagsOf,
  key: string,
  query: { sort?: keyof typeof TAG_SORTS | undefined; query?: string | undefined } & Parameters<
    typeof readOffset
  >[0],
): Promise<Page<TagValue>> {
  const request = readOffset(query);
  const { sort = "date", query: text } = query;
  const page = toOffsetPage(await findTagValues(db, of, key, { ...request, sort, text }), request);
  // Nothing matches, which is an answer; but of a tag nobody has ever sent there is none.
  if (page.rows.length === 0 && !text && request.offset === 0) throw new Problem("not-found");
  return page;
}

/** Tags are counted over all environments; an answer would not be to what was asked. */
function refuseEnvironment(environments: readonly string[] | undefined): void {
  if (!environments?.some((name) => name !== "")) return;
  const detail = "Tags are not counted by environment: leave the parameter out.";
  throw new Problem("bad-request", { detail });
}

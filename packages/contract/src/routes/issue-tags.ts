import * as z from "zod";
import { tagKey, tagSummary, tagValue } from "../shapes/tag.ts";
import { pageQuery, periodQuery, repeated } from "../query.ts";
import { defineRoute } from "../route.ts";
import { inOrganization, ofIssue, readEvent, readProject, scopes, segment } from "./params.ts";

const path = "/api/0/organizations/{organization}/issues/{issue}/tags/";
const byIssue = "/api/0/issues/{issue}/tags/";
const query = z.object({ environment: repeated(z.string().max(64)).optional() });

export const listIssueTags = defineRoute({
  id: "issues.tags.list",
  method: "GET",
  path,
  alias: [byIssue],
  summary: "The tags of an issue's events with their most frequent values",
  access: readEvent,
  params: ofIssue,
  query,
  responses: { 200: z.array(tagKey) },
});

export const getIssueTag = defineRoute({
  id: "issues.tags.get",
  method: "GET",
  path: `${path}{key}/`,
  alias: [`${byIssue}{key}/`],
  summary: "One tag of an issue's events with its most frequent values",
  access: readEvent,
  params: z.object({ organization: segment, issue: segment, key: segment }),
  query,
  responses: { 200: tagKey },
});

const sort = z.enum(["date", "age", "count", "id"]).optional();
/** Part of a value. */
const text = z.string().max(200).optional();

export const listIssueTagValues = defineRoute({
  id: "issues.tags.values",
  method: "GET",
  path: `${path}{key}/values/`,
  alias: [`${byIssue}{key}/values/`],
  summary: "The values one tag of an issue's events has had, last seen first",
  access: readEvent,
  params: z.object({ organization: segment, issue: segment, key: segment }),
  query: z.object({ ...query.shape, ...pageQuery, sort, query: text }),
  responses: { 200: z.array(tagValue) },
});

export const listTags = defineRoute({
  id: "organizations.tags.list",
  method: "GET",
  path: "/api/0/organizations/{organization}/tags/",
  summary: "The tags that issues can be searched by, as its latest issues have them",
  access: scopes("org:read", "event:read", "event:write", "event:admin"),
  params: inOrganization,
  query: z.object({
    ...periodQuery,
    project: repeated(z.string().max(100)).optional(),
    dataset: z.string().max(64).optional(),
  }),
  responses: { 200: z.array(tagSummary) },
});

export const listOrganizationTagValues = defineRoute({
  id: "organizations.tags.values",
  method: "GET",
  path: "/api/0/organizations/{organization}/tags/{key}/values/",
  summary: "The values one tag has had, as the latest issues of an organization have them",
  access: scopes("org:read", "event:read", "event:write", "event:admin"),
  params: z.object({ organization: segment, key: segment }),
  query: z.object({
    ...pageQuery,
    sort,
    query: text,
    project: repeated(z.string().max(100)).optional(),
  }),
  responses: { 200: z.array(tagValue) },
});

export const listProjectTagValues = defineRoute({
  id: "projects.tags.values",
  method: "GET",
  path: "/api/0/projects/{organization}/{project}/tags/{key}/values/",
  summary: "The values one tag has had in a project, as its latest issues have them",
  access: readProject,
  params: z.object({ organization: segment, project: segment, key: segment }),
  query: z.object({ ...pageQuery, sort, query: text }),
  responses: { 200: z.array(tagValue) },
});

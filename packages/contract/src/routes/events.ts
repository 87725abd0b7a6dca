import * as z from "zod";
import { event, eventSummary, groupingInfo } from "../shapes/event.ts";
import { pageQuery, periodQuery, queryFlag, repeated } from "../query.ts";
import { defineRoute } from "../route.ts";
import { inProject, ofIssue, readEvent, readProject, segment } from "./params.ts";

const ofOrganization = "/api/0/organizations/{organization}/issues/{issue}/events/";
const byIssue = "/api/0/issues/{issue}/events/";
const ofProject = "/api/0/projects/{organization}/{project}/events/";

/** `event` is an id, or one of latest, oldest, recommended. */
const ofIssueEvent = z.object({ organization: segment, issue: segment, event: segment });
const environment = repeated(z.string().max(64)).optional();

const listQuery = {
  ...pageQuery,
  ...periodQuery,
  query: z.string().max(4096).optional(),
  full: queryFlag().optional(),
  sample: queryFlag().optional(),
  environment,
};

export const listIssueEvents = defineRoute({
  id: "issues.events.list",
  method: "GET",
  path: ofOrganization,
  alias: [byIssue],
  summary: "The events of an issue, newest first",
  access: readEvent,
  params: ofIssue,
  query: z.object(listQuery),
  responses: { 200: z.array(z.union([event, eventSummary])) },
});

export const getIssueEvent = defineRoute({
  id: "issues.events.get",
  method: "GET",
  path: `${ofOrganization}{event}/`,
  alias: [`${byIssue}{event}/`],
  summary: "One event of an issue by id, or its latest, oldest or recommended one",
  access: readEvent,
  params: ofIssueEvent,
  query: z.object({ environment }),
  responses: { 200: event },
});

export const getGroupingInfo = defineRoute({
  id: "issues.events.grouping-info",
  method: "GET",
  path: `${ofOrganization}{event}/grouping-info/`,
  alias: [`${byIssue}{event}/grouping-info/`],
  summary: "Why an event belongs to its issue: what was hashed",
  access: readEvent,
  params: ofIssueEvent,
  responses: { 200: groupingInfo },
});

export const listProjectEvents = defineRoute({
  id: "projects.events.list",
  method: "GET",
  path: ofProject,
  summary: "The events of a project, newest first",
  access: readProject,
  params: inProject,
  query: z.object(listQuery),
  responses: { 200: z.array(z.union([event, eventSummary])) },
});

export const getProjectEvent = defineRoute({
  id: "projects.events.get",
  method: "GET",
  path: `${ofProject}{event}/`,
  summary: "One event of a project",
  access: readProject,
  params: z.object({ organization: segment, project: segment, event: segment }),
  responses: { 200: event },
});

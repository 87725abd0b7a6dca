import * as z from "zod";
import { issue, issueDetail } from "../shapes/issue.ts";
import { issueUpdate, issueUpdateResult } from "../shapes/issue-update.ts";
import { issueStatus } from "../shapes/issue-words.ts";
import { pageQuery, periodQuery, queryFlag, repeated } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import {
  adminEvent,
  inOrganization,
  inProject,
  ofIssue,
  readEvent,
  scopes,
  writeEvent,
} from "./params.ts";

const ofOrganization = "/api/0/organizations/{organization}/issues/";
const ofProject = "/api/0/projects/{organization}/{project}/issues/";
const one = "/api/0/organizations/{organization}/issues/{issue}/";
const oneById = "/api/0/issues/{issue}/";

const audit = { none: "the issue's own activity keeps who changed what" } as const;
const issueSorts = ["date", "new", "freq", "user", "trends", "inbox", "recommended"] as const;

const listQuery = {
  ...pageQuery,
  ...periodQuery,
  /** Left out it means `is:unresolved`; empty means everything. */
  query: z.string().max(4096).optional(),
  sort: z.enum(issueSorts).optional(),
  environment: repeated(z.string().max(64)).optional(),
  groupStatsPeriod: z.enum(["", "24h", "14d", "auto"]).optional(),
  shortIdLookup: queryFlag().optional(),
  expand: repeated(z.string().max(64)).optional(),
  collapse: repeated(z.string().max(64)).optional(),
};

const bulkQuery = {
  id: repeated(z.string().max(20)).optional(),
  query: z.string().max(4096).optional(),
  /** The command line still says muted. */
  status: z.union([issueStatus, z.literal("muted").transform(() => "ignored" as const)]).optional(),
  environment: repeated(z.string().max(64)).optional(),
};

/** Ids or slugs; `-1` is every project the caller can see. */
const projects = repeated(z.string().max(100)).optional();

export const listIssues = defineRoute({
  id: "issues.list",
  method: "GET",
  path: ofOrganization,
  summary: "Search the issues of an organization",
  access: readEvent,
  params: inOrganization,
  query: z.object({ ...listQuery, project: projects }),
  responses: { 200: z.array(issue) },
});

export const bulkUpdateIssues = defineRoute({
  id: "issues.bulk-update",
  method: "PUT",
  path: ofOrganization,
  summary: "Change many issues: those named by id, or all the query finds",
  access: writeEvent,
  audit,
  params: inOrganization,
  query: z.object({ ...bulkQuery, project: projects }),
  body: issueUpdate,
  responses: { 200: issueUpdateResult, 204: noBody },
});

export const bulkDeleteIssues = defineRoute({
  id: "issues.bulk-delete",
  method: "DELETE",
  path: ofOrganization,
  summary: "Delete many issues: those named by id, or the first thousand the query finds",
  access: adminEvent,
  audit: "issue.delete",
  params: inOrganization,
  query: z.object({ ...bulkQuery, project: projects }),
  responses: { 204: noBody },
});

export const listProjectIssues = defineRoute({
  id: "projects.issues.list",
  method: "GET",
  path: ofProject,
  summary: "Search the issues of one project (older path)",
  access: scopes("event:read", "event:write", "event:admin", "project:read"),
  params: inProject,
  query: z.object(listQuery),
  responses: { 200: z.array(issue) },
});

export const bulkUpdateProjectIssues = defineRoute({
  id: "projects.issues.bulk-update",
  method: "PUT",
  path: ofProject,
  summary: "Change many issues of one project (older path)",
  access: writeEvent,
  audit,
  params: inProject,
  query: z.object(bulkQuery),
  body: issueUpdate,
  responses: { 200: issueUpdateResult, 204: noBody },
});

export const bulkDeleteProjectIssues = defineRoute({
  id: "projects.issues.bulk-delete",
  method: "DELETE",
  path: ofProject,
  summary: "Delete many issues of one project (older path)",
  access: adminEvent,
  audit: "issue.delete",
  params: inProject,
  query: z.object(bulkQuery),
  responses: { 204: noBody },
});

export const getIssue = defineRoute({
  id: "issues.get",
  method: "GET",
  path: one,
  alias: [oneById],
  summary: "One issue with its history, tags and charts",
  access: readEvent,
  params: ofIssue,
  query: z.object({
    environment: repeated(z.string().max(64)).optional(),
    expand: repeated(z.string().max(64)).optional(),
    collapse: repeated(z.string().max(64)).optional(),
  }),
  responses: { 200: issueDetail },
});

export const updateIssue = defineRoute({
  id: "issues.update",
  method: "PUT",
  path: one,
  alias: [oneById],
  summary: "Resolve, ignore, assign or otherwise change one issue",
  access: writeEvent,
  audit,
  params: ofIssue,
  body: issueUpdate,
  responses: { 200: issueDetail },
});

export const deleteIssue = defineRoute({
  id: "issues.delete",
  method: "DELETE",
  path: one,
  alias: [oneById],
  summary: "Delete one issue; its events follow in the background",
  access: adminEvent,
  audit: "issue.delete",
  params: ofIssue,
  responses: { 202: noBody },
});

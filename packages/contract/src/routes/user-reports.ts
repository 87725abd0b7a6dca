import * as z from "zod";
import { listedUserReport, userReport, userReportCreate } from "../shapes/user-report.ts";
import { pageQuery } from "../query.ts";
import { defineRoute } from "../route.ts";
import { inProject, ofIssue, readEvent, readProject, scopes } from "./params.ts";

const path = "/api/0/projects/{organization}/{project}/user-feedback/";

export const listUserReports = defineRoute({
  id: "projects.user-reports.list",
  method: "GET",
  path,
  summary: "What people said of the events of a project, newest first",
  access: readProject,
  params: inProject,
  query: z.object(pageQuery),
  responses: { 200: z.array(listedUserReport) },
});

export const listIssueUserReports = defineRoute({
  id: "issues.user-reports.list",
  method: "GET",
  path: "/api/0/organizations/{organization}/issues/{issue}/user-reports/",
  alias: ["/api/0/issues/{issue}/user-reports/"],
  summary: "What people said of the events of an issue, newest first",
  access: readEvent,
  params: ofIssue,
  query: z.object(pageQuery),
  responses: { 200: z.array(userReport) },
});

export const createUserReport = defineRoute({
  id: "projects.user-reports.create",
  method: "POST",
  path,
  summary: "Say something of an event; a DSN of the project is enough to do so",
  access: {
    ...scopes("project:write", "project:admin", "event:write", "event:admin"),
    orProjectKey: true,
  },
  audit: { none: "people who met an error say so themselves; the report says who they are" },
  params: inProject,
  body: userReportCreate,
  responses: { 200: userReport },
});

import * as z from "zod";
import { externalIssue } from "../shapes/external-issue.ts";
import { defineRoute, noBody } from "../route.ts";
import { adminEvent, ofInstallation, ofIssue, readEvent, scopes, segment } from "./params.ts";

const ofApp = "/api/0/sentry-app-installations/{installation}/";
const ofIssuePath = "issues/{issue}/external-issues/";

const notInteger = "A valid integer is required.";

const noAudit = { none: "the issue itself shows what it is linked to" } as const;

/** The fields of the form stand beside these; the handler says which of them is missing. */
export const actOnExternalIssue = defineRoute({
  id: "sentry-app-installations.external-issue-actions",
  method: "POST",
  path: `${ofApp}external-issue-actions/`,
  summary: "Have an app make or find its issue for one of ours, by the app's own form",
  access: scopes("event:write", "event:admin", "org:integrations"),
  audit: noAudit,
  params: ofInstallation,
  body: z.record(z.string(), z.unknown()).meta({ id: "ExternalIssueAction" }),
  responses: { 200: externalIssue },
});

export const putExternalIssue = defineRoute({
  id: "sentry-app-installations.external-issues.put",
  method: "POST",
  path: `${ofApp}external-issues/`,
  summary: "Link an issue of an app's tool to one of ours, in place of the one there was",
  access: readEvent,
  audit: noAudit,
  params: ofInstallation,
  body: z
    .object({
      issueId: z.union([z.int().min(1), z.string().regex(/^\d{1,15}$/, notInteger)], {
        error: ({ input }) => (input === undefined ? "This field is required." : notInteger),
      }),
      webUrl: z
        .string()
        .max(2000)
        .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), "Enter a valid URL.")
        .meta({ format: "uri", examples: ["https://tasks.example/SHOP/42"] }),
      project: z.string().trim().min(1).max(200),
      identifier: z.string().trim().min(1).max(200),
    })
    .meta({ id: "ExternalIssueInput" }),
  responses: { 200: externalIssue },
});

export const deleteExternalIssueOfApp = defineRoute({
  id: "sentry-app-installations.external-issues.delete",
  method: "DELETE",
  path: `${ofApp}external-issues/{externalIssue}/`,
  summary: "Forget that an app linked an issue of its tool; the issue there stays",
  access: adminEvent,
  audit: noAudit,
  params: z.object({ installation: segment, externalIssue: segment }),
  responses: { 204: noBody },
});

export const listExternalIssues = defineRoute({
  id: "issues.external-issues.list",
  method: "GET",
  path: `/api/0/organizations/{organization}/${ofIssuePath}`,
  alias: [`/api/0/${ofIssuePath}`],
  summary: "The issues of other tools that apps linked to an issue",
  access: readEvent,
  params: ofIssue,
  responses: { 200: z.array(externalIssue) },
});

export const deleteExternalIssue = defineRoute({
  id: "issues.external-issues.delete",
  method: "DELETE",
  path: `/api/0/organizations/{organization}/${ofIssuePath}{externalIssue}/`,
  alias: [`/api/0/${ofIssuePath}{externalIssue}/`],
  summary: "Forget an issue of another tool; it stays there",
  access: adminEvent,
  audit: noAudit,
  params: z.object({ organization: segment, issue: segment, externalIssue: segment }),
  responses: { 204: noBody },
});

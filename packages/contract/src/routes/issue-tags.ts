import * as z from "zod";
import { tagKey } from "../shapes/tag.ts";
import { repeated } from "../query.ts";
import { defineRoute } from "../route.ts";
import { ofIssue, readEvent, segment } from "./params.ts";

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

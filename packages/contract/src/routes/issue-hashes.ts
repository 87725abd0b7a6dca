import * as z from "zod";
import { event, eventSummary } from "../shapes/event.ts";
import { pageQuery, queryFlag } from "../query.ts";
import { defineRoute } from "../route.ts";
import { ofIssue, readEvent } from "./params.ts";

/** What makes an event one of the issue's. */
const issueHash = z
  .object({
    id: z.string(),
    /** The newest of its recent events that has it. */
    latestEvent: z.union([event, eventSummary]).nullable(),
    mergedBySeer: z.boolean(),
    seerMatchDistance: z.number().nullable(),
  })
  .meta({ id: "IssueHash" });

export const listIssueHashes = defineRoute({
  id: "issues.hashes.list",
  method: "GET",
  path: "/api/0/organizations/{organization}/issues/{issue}/hashes/",
  alias: ["/api/0/issues/{issue}/hashes/"],
  summary: "The hashes by which events are found to belong to an issue",
  access: readEvent,
  params: ofIssue,
  query: z.object({ ...pageQuery, full: queryFlag().optional() }),
  responses: { 200: z.array(issueHash) },
});

import * as z from "zod";
import { event, eventSummary } from "../shapes/event.ts";
import { pageQuery, queryFlag, repeated } from "../query.ts";
import { defineRoute } from "../route.ts";
import { adminEvent, ofIssue, readEvent, writeEvent } from "./params.ts";

/** What makes an event one of the issue's. */
const issueHash = z
  .object({
    id: z.string(),
    /** The newest of its recent events that has it. */
    latestEvent: z.union([event, eventSummary]).nullable(),
    /** Of how many of the issue's newest 1000 events it is the first hash, which decides. */
    recentEvents: z.int(),
    mergedBySeer: z.boolean(),
    seerMatchDistance: z.number().nullable(),
  })
  .meta({ id: "IssueHash" });

export type IssueHash = z.output<typeof issueHash>;

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

const unmerge = {
  path: listIssueHashes.path,
  alias: ["/api/0/issues/{issue}/hashes/"],
  audit: { none: "the histories of both issues tell it" },
  params: ofIssue,
  /** Which of its hashes; at least one. */
  query: z.object({ id: repeated(z.string().max(64)).optional() }),
  responses: {
    202: z.object({
      /** The issue they have become, which their events follow to. */
      destination: z.object({ id: z.string(), shortId: z.string() }),
    }),
  },
} as const;

export const unmergeIssueHashes = defineRoute({
  ...unmerge,
  id: "issues.hashes.unmerge",
  method: "DELETE",
  summary: "Make an issue of its own of some hashes of one, as it was before a merge",
  access: adminEvent,
});

export const unmergeIssueHashesByPut = defineRoute({
  ...unmerge,
  id: "issues.hashes.unmerge-by-put",
  method: "PUT",
  summary: "The same, for those who may change issues and not remove them",
  access: writeEvent,
});

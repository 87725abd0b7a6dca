import * as z from "zod";
import { activity } from "../shapes/activity.ts";
import { pageQuery } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import { ofIssue, readEvent, segment, writeEvent } from "./params.ts";

const path = "/api/0/organizations/{organization}/issues/{issue}/notes/";
const alias = [
  "/api/0/organizations/{organization}/issues/{issue}/comments/",
  "/api/0/issues/{issue}/notes/",
  "/api/0/issues/{issue}/comments/",
] as const;
const oneAlias = [
  "/api/0/organizations/{organization}/issues/{issue}/comments/{note}/",
  "/api/0/issues/{issue}/notes/{note}/",
  "/api/0/issues/{issue}/comments/{note}/",
] as const;

const ofNote = z.object({ organization: segment, issue: segment, note: segment });
const audit = { none: "a comment is its own record in the issue's activity" } as const;

const noteBody = z
  .object({
    text: z.string().trim().min(1).max(65_536),
    mentions: z.array(z.string().max(64)).max(100).optional(),
    external_id: z.string().max(200).nullable().optional(),
  })
  .meta({ id: "NoteWrite" });

export const listNotes = defineRoute({
  id: "issues.notes.list",
  method: "GET",
  path,
  alias,
  summary: "The comments on an issue, newest first",
  access: readEvent,
  params: ofIssue,
  query: z.object(pageQuery),
  responses: { 200: z.array(activity) },
});

export const createNote = defineRoute({
  id: "issues.notes.create",
  method: "POST",
  path,
  alias,
  summary: "Comment on an issue",
  access: writeEvent,
  audit,
  params: ofIssue,
  body: noteBody,
  responses: { 201: activity },
});

export const updateNote = defineRoute({
  id: "issues.notes.update",
  method: "PUT",
  path: `${path}{note}/`,
  alias: oneAlias,
  summary: "Edit one's own comment",
  access: writeEvent,
  audit,
  params: ofNote,
  body: noteBody,
  responses: { 200: activity },
});

export const deleteNote = defineRoute({
  id: "issues.notes.delete",
  method: "DELETE",
  path: `${path}{note}/`,
  alias: oneAlias,
  summary: "Remove one's own comment",
  access: writeEvent,
  audit,
  params: ofNote,
  responses: { 204: noBody },
});

export const listActivities = defineRoute({
  id: "issues.activities.list",
  method: "GET",
  path: "/api/0/organizations/{organization}/issues/{issue}/activities/",
  alias: ["/api/0/issues/{issue}/activities/"],
  summary: "Everything that happened to an issue, newest first",
  access: readEvent,
  params: ofIssue,
  query: z.object(pageQuery),
  responses: { 200: z.object({ activity: z.array(activity) }) },
});

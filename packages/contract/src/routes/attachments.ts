import * as z from "zod";
import { attachment } from "../shapes/attachment.ts";
import { pageQuery, queryFlag } from "../query.ts";
import { defineRoute } from "../route.ts";
import { readProject, segment } from "./params.ts";

const collection = "/api/0/projects/{organization}/{project}/events/{event}/attachments/";
const ofEvent = z.object({ organization: segment, project: segment, event: segment });

export const listAttachments = defineRoute({
  id: "projects.events.attachments.list",
  method: "GET",
  path: collection,
  summary: "The files that came with an event",
  access: readProject,
  params: ofEvent,
  query: z.object(pageQuery),
  responses: { 200: z.array(attachment) },
});

export const getAttachment = defineRoute({
  id: "projects.events.attachments.get",
  method: "GET",
  path: `${collection}{attachment}/`,
  summary: "One file that came with an event; its bytes with `download`",
  access: readProject,
  params: z.object({ ...ofEvent.shape, attachment: segment }),
  query: z.object({ download: queryFlag().optional() }),
  responses: { 200: attachment },
});

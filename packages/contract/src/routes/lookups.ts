import * as z from "zod";
import { event } from "../shapes/event.ts";
import { issue } from "../shapes/issue.ts";
import { defineRoute } from "../route.ts";
import { readEvent, readOrganization, segment } from "./params.ts";

export const getShortId = defineRoute({
  id: "short-ids.get",
  method: "GET",
  path: "/api/0/organizations/{organization}/shortids/{shortId}/",
  summary: "Find an issue by the name people say, such as SHOP-3",
  access: readEvent,
  params: z.object({ organization: segment, shortId: segment }),
  responses: {
    200: z.object({
      organizationSlug: z.string(),
      projectSlug: z.string(),
      groupId: z.string(),
      group: issue,
      shortId: z.string(),
    }),
  },
});

export const getEventId = defineRoute({
  id: "event-ids.get",
  method: "GET",
  path: "/api/0/organizations/{organization}/eventids/{eventId}/",
  summary: "Find an event, and with it its project and issue, by its id alone",
  access: readOrganization,
  params: z.object({ organization: segment, eventId: segment }),
  responses: {
    200: z.object({
      organizationSlug: z.string(),
      projectSlug: z.string(),
      groupId: z.string(),
      eventId: z.string(),
      event,
    }),
  },
});

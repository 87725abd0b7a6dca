import * as z from "zod";
import { liveMessage } from "../shapes/live.ts";
import { defineRoute } from "../route.ts";
import { inOrganization, scopes } from "./params.ts";

export const watchLive = defineRoute({
  id: "organizations.live",
  method: "GET",
  path: "/api/0/organizations/{organization}/live/",
  summary: "Server-sent events: hello once, then a change for what is to be read again",
  access: scopes("org:read", "event:read", "project:read", "alerts:read", "sentry:read"),
  params: inOrganization,
  query: z.object({
    /** Separated by commas; without it, all that the caller may watch. */
    topics: z.string().max(200).optional(),
    /** As the header `Last-Event-ID`, for clients that cannot set it. */
    lastEventId: z.string().max(100).optional(),
  }),
  streams: true,
  responses: { 200: liveMessage },
});

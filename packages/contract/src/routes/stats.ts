import * as z from "zod";
import { statPoint } from "../shapes/primitives.ts";
import { stats } from "../shapes/stats.ts";
import { pageQuery, periodQuery, queryFlag, queryInteger, repeated } from "../query.ts";
import { defineRoute } from "../route.ts";
import { inOrganization, inProject, readOrganization, readProject } from "./params.ts";

const words = repeated(z.string().max(200)).optional();

const seriesQuery = {
  ...periodQuery,
  /** `1h`, `6h`, `1d` … */
  interval: z
    .string()
    .regex(/^\d{1,4}[mhdw]$/, "Invalid interval.")
    .optional(),
  field: words,
  groupBy: words,
  project: words,
};

export const getOrganizationStats = defineRoute({
  id: "organizations.stats",
  method: "GET",
  path: "/api/0/organizations/{organization}/stats_v2/",
  summary: "What became of everything that was sent: sums by category, outcome, reason or project",
  access: readOrganization,
  params: inOrganization,
  query: z.object({ ...seriesQuery, category: words, outcome: words, reason: words }),
  responses: { 200: stats },
});

export const getProjectStats = defineRoute({
  id: "projects.stats",
  method: "GET",
  path: "/api/0/projects/{organization}/{project}/stats/",
  summary: "How many events of a project were received, or rejected, filtered, kept",
  access: readProject,
  params: inProject,
  query: z.object({
    stat: z.enum(["received", "rejected", "blacklisted", "generated"]).optional(),
    /** Epoch seconds, as the next. */
    since: queryInteger({ min: 0 }).optional(),
    until: queryInteger({ min: 0 }).optional(),
    resolution: z.enum(["10s", "1h", "1d"]).optional(),
  }),
  responses: { 200: z.array(statPoint) },
});

export const getOrganizationSessions = defineRoute({
  id: "organizations.sessions",
  method: "GET",
  path: "/api/0/organizations/{organization}/sessions/",
  summary: "Release health: sums and rates of sessions by release, environment, project or status",
  access: readOrganization,
  params: inOrganization,
  query: z.object({
    ...seriesQuery,
    ...pageQuery,
    environment: words,
    query: z.string().max(1000).optional(),
    includeTotals: queryFlag().optional(),
    includeSeries: queryFlag().optional(),
    orderBy: z.string().max(100).optional(),
  }),
  responses: { 200: stats },
});

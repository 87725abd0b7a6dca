import * as z from "zod";
import { avatars, featureData } from "../shapes/sentry-app.ts";
import { statPoint } from "../shapes/primitives.ts";
import { pageQuery, queryInteger } from "../query.ts";
import { defineRoute, noParams } from "../route.ts";
import { ofApp, scopes } from "./params.ts";

const access = scopes("org:read", "org:integrations", "org:write", "org:admin");
const one = "/api/0/sentry-apps/{app}/";

/** Epoch seconds; the last day, by the hour, without them. */
const spanQuery = z.object({
  since: queryInteger({ min: 0, max: 100_000_000_000 }).optional(),
  until: queryInteger({ min: 0, max: 100_000_000_000 }).optional(),
  resolution: z.enum(["1h", "1d"]).optional(),
});

export const getSentryAppStats = defineRoute({
  id: "sentry-apps.stats",
  method: "GET",
  path: `${one}stats/`,
  summary: "How often an app was installed and uninstalled, ever and over time",
  access,
  params: ofApp,
  query: spanQuery,
  responses: {
    200: z.object({
      totalInstalls: z.int(),
      totalUninstalls: z.int(),
      installStats: z.array(statPoint),
      uninstallStats: z.array(statPoint),
    }),
  },
});

export const getSentryAppInteraction = defineRoute({
  id: "sentry-apps.interaction.get",
  method: "GET",
  path: `${one}interaction/`,
  summary: "How often an app was looked at and its components were used",
  access,
  params: ofApp,
  query: spanQuery,
  responses: {
    200: z.object({
      views: z.array(statPoint),
      componentInteractions: z.record(z.string(), z.array(statPoint)),
    }),
  },
});

/** The fields are plain words here: a wrong one is refused with the sentence of docs/wire.md. */
export const noteSentryAppInteraction = defineRoute({
  id: "sentry-apps.interaction.create",
  method: "POST",
  path: `${one}interaction/`,
  summary: "Note that somebody looked at an app, or used one of its components",
  access: { kind: "session" },
  audit: { none: "it counts what people look at, and changes nothing" },
  params: ofApp,
  body: z.object({
    tsdbField: z.string().nullable().optional(),
    componentType: z.string().nullable().optional(),
  }),
  responses: { 201: z.object({}) },
});

export const listSentryAppFeatures = defineRoute({
  id: "sentry-apps.features.list",
  method: "GET",
  path: `${one}features/`,
  summary: "What an app is good for",
  access: { kind: "signed-in" },
  params: ofApp,
  responses: { 200: featureData },
});

export const listSentryAppsStats = defineRoute({
  id: "sentry-apps-stats.list",
  method: "GET",
  path: "/api/0/sentry-apps-stats/",
  summary:
    "All apps and how many installations each has, the most first; for the staff of the instance",
  access: { kind: "instance-admin" },
  params: noParams,
  query: z.object(pageQuery),
  responses: {
    200: z.array(
      z.object({
        id: z.int(),
        uuid: z.string(),
        slug: z.string(),
        name: z.string(),
        installs: z.int(),
        avatars,
      }),
    ),
  },
});

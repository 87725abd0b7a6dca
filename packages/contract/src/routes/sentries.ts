import * as z from "zod";
import {
  sentry,
  sentryAnalytics,
  sentryCreate,
  sentryEntry,
  sentryStatus,
  sentryUpdate,
} from "../shapes/status.ts";
import { pageQuery, periodQuery } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import { adminSentry, inOrganization, readSentry, segment, writeSentry } from "./params.ts";

const address = "/api/0/sentries/{sentry}/";
const collection = "/api/0/organizations/{organization}/sentries/";
const one = "/api/0/organizations/{organization}/sentries/{sentry}/";
const ofSentry = z.object({ organization: segment, sentry: segment });

const history = { none: "the sentry's own history keeps every update and who sent it" } as const;

/**
 * The same in the query, a form or JSON; `meta[key]=…` where a map has to be one parameter. What each
 * may hold is checked after they are put together (docs/integrate/status.md).
 */
const update = {
  state: z
    .unknown()
    .meta({ type: "string", enum: ["happy", "sad", "sick"] })
    .optional(),
  user_message: z.unknown().meta({ type: "string" }).optional(),
  history_note: z.unknown().meta({ type: "string" }).optional(),
  private_entry: z.unknown().meta({ type: "boolean" }).optional(),
  meta: z.unknown().meta({ type: "object" }).optional(),
};

export const readSentryStatus = defineRoute({
  id: "sentry-api.read",
  method: "GET",
  path: address,
  summary: "What a sentry says now",
  access: { ...readSentry, orSentryToken: true },
  params: z.object({ sentry: segment }),
  responses: { 200: sentryStatus },
});

export const postSentryStatus = defineRoute({
  id: "sentry-api.post",
  method: "POST",
  path: address,
  summary: "Tell a sentry how the system it watches is",
  access: { ...writeSentry, orSentryToken: true },
  acceptsForm: true,
  audit: history,
  params: z.object({ sentry: segment }),
  query: z.looseObject(update),
  body: z.looseObject(update),
  responses: { 200: sentryStatus },
});

export const putSentryStatus = defineRoute({
  ...postSentryStatus,
  id: "sentry-api.put",
  method: "PUT",
  summary: "The same as POST, for systems that prefer it",
});

export const listSentries = defineRoute({
  id: "sentries.list",
  method: "GET",
  path: collection,
  summary: "The sentries of an organization, by name",
  access: readSentry,
  params: inOrganization,
  query: z.object({
    ...pageQuery,
    /** Part of the name. */
    query: z.string().max(200).optional(),
    /** `enabled` when absent. */
    show: z.enum(["enabled", "disabled", "all"]).optional(),
    state: z.enum(["happy", "sad", "sick", "unknown"]).optional(),
  }),
  responses: { 200: z.array(sentry) },
});

export const createSentry = defineRoute({
  id: "sentries.create",
  method: "POST",
  path: collection,
  summary: "Make a sentry",
  access: adminSentry,
  audit: "sentry.add",
  params: inOrganization,
  body: sentryCreate,
  responses: { 201: sentry },
});

export const getSentry = defineRoute({
  id: "sentries.get",
  method: "GET",
  path: one,
  summary: "One sentry",
  access: readSentry,
  params: ofSentry,
  responses: { 200: sentry },
});

export const updateSentry = defineRoute({
  id: "sentries.update",
  method: "PUT",
  path: one,
  summary: "Change a sentry, or switch it on or off",
  access: adminSentry,
  audit: "sentry.edit",
  params: ofSentry,
  body: sentryUpdate,
  responses: { 200: sentry },
});

export const deleteSentry = defineRoute({
  id: "sentries.delete",
  method: "DELETE",
  path: one,
  summary: "Remove a sentry with its history",
  access: adminSentry,
  audit: "sentry.remove",
  params: ofSentry,
  responses: { 204: noBody },
});

export const rotateSentryToken = defineRoute({
  id: "sentries.token.rotate",
  method: "POST",
  path: `${one}token/`,
  summary: "Give a sentry a new token of its own, shown this once; the one before is dead at once",
  access: adminSentry,
  audit: "sentry.add-token",
  params: ofSentry,
  responses: { 201: z.object({ token: z.string(), sentry }) },
});

export const deleteSentryToken = defineRoute({
  id: "sentries.token.delete",
  method: "DELETE",
  path: `${one}token/`,
  summary: "Revoke a sentry's own token at once",
  access: adminSentry,
  audit: "sentry.remove-token",
  params: ofSentry,
  responses: { 204: noBody },
});

export const listSentryHistory = defineRoute({
  id: "sentries.history",
  method: "GET",
  path: `${one}history/`,
  summary: "The history of a sentry, newest first; private notes for those who may write",
  access: readSentry,
  params: ofSentry,
  query: z.object(pageQuery),
  responses: { 200: z.array(sentryEntry) },
});

export const getSentryAnalytics = defineRoute({
  id: "sentries.analytics",
  method: "GET",
  path: `${one}analytics/`,
  summary: "States, age of the latest record and counts of a sentry over time, 30 days by default",
  access: readSentry,
  params: ofSentry,
  query: z.object(periodQuery),
  responses: { 200: sentryAnalytics },
});

import * as z from "zod";
import { newServiceHook, serviceHook } from "../shapes/service-hook.ts";
import { pageQuery, queryInteger } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import { adminProject, inProject, readProject, segment, writeProject } from "./params.ts";

const collection = "/api/0/projects/{organization}/{project}/hooks/";
const one = `${collection}{hook}/`;
const ofHook = z.object({ organization: segment, project: segment, hook: segment });

const url = z
  .string()
  .trim()
  .max(512, "Ensure this field has no more than 512 characters.")
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ""), "Enter a valid URL.")
  .meta({ examples: ["https://example.com/hook"] });

const fields = {
  /** Names that are none are refused by name. */
  events: z.array(z.string().max(255)).max(20).optional(),
  version: z.literal(0).optional(),
  isActive: z.boolean().optional(),
};

export const listServiceHooks = defineRoute({
  id: "service-hooks.list",
  method: "GET",
  path: collection,
  summary: "The service hooks of a project, newest first, without their secrets",
  access: readProject,
  params: inProject,
  query: z.object({ ...pageQuery, status: z.string().max(50).optional() }),
  responses: { 200: z.array(serviceHook) },
});

export const createServiceHook = defineRoute({
  id: "service-hooks.create",
  method: "POST",
  path: collection,
  summary: "Have a project's events told to an address; the secret is shown this once",
  access: writeProject,
  audit: "servicehook.add",
  params: inProject,
  body: z.object({ url, ...fields }).meta({ id: "ServiceHookCreate" }),
  responses: { 201: newServiceHook },
});

export const getServiceHook = defineRoute({
  id: "service-hooks.get",
  method: "GET",
  path: one,
  summary: "One service hook, without its secret",
  access: readProject,
  params: ofHook,
  responses: { 200: serviceHook },
});

export const updateServiceHook = defineRoute({
  id: "service-hooks.update",
  method: "PUT",
  path: one,
  summary: "Change a service hook's address or events, or switch it",
  access: writeProject,
  audit: "servicehook.edit",
  params: ofHook,
  body: z.object({ url: url.optional(), ...fields }).meta({ id: "ServiceHookUpdate" }),
  responses: { 200: serviceHook },
});

export const deleteServiceHook = defineRoute({
  id: "service-hooks.delete",
  method: "DELETE",
  path: one,
  summary: "Remove a service hook; what it is still owed is not sent",
  access: adminProject,
  audit: "servicehook.remove",
  params: ofHook,
  responses: { 204: noBody },
});

export const getServiceHookStats = defineRoute({
  id: "service-hooks.stats",
  method: "GET",
  path: `${one}stats/`,
  summary: "How often a service hook fired, whatever came of it",
  access: readProject,
  params: ofHook,
  query: z.object({
    /** Epoch seconds, as the next. Without them: the last day. */
    since: queryInteger({ min: 0 }).optional(),
    until: queryInteger({ min: 0 }).optional(),
    /** How long each point lasts: `10s`, `1h`, `1d` … */
    resolution: z
      .string()
      .regex(/^[1-9]\d{0,4}[smhd]$/, "Invalid resolution.")
      .optional(),
  }),
  responses: { 200: z.array(z.object({ ts: z.int(), total: z.int() })) },
});

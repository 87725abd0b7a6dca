import * as z from "zod";
import { checkIn, monitor, monitorCreate, monitorUpdate } from "../shapes/monitor.ts";
import { pageQuery, repeated } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import { inOrganization, scopes, segment } from "./params.ts";

const collection = "/api/0/organizations/{organization}/monitors/";
const one = "/api/0/organizations/{organization}/monitors/{monitor}/";
/** `monitor` is a slug or an id; `project` says which, where several projects have the slug. */
const ofMonitor = z.object({ organization: segment, monitor: segment });
const inProjects = { project: repeated(z.string().max(100)).optional() };

const read = scopes(
  "alerts:read",
  "alerts:write",
  "project:read",
  "project:write",
  "project:admin",
  "org:read",
  "org:write",
  "org:admin",
);
const write = scopes("alerts:write", "project:write", "project:admin", "org:write", "org:admin");

export const listMonitors = defineRoute({
  id: "monitors.list",
  method: "GET",
  path: collection,
  summary: "The monitors of an organization, by slug",
  access: read,
  params: inOrganization,
  query: z.object({
    ...pageQuery,
    ...inProjects,
    /** Part of the slug. */
    query: z.string().max(200).optional(),
  }),
  responses: { 200: z.array(monitor) },
});

export const createMonitor = defineRoute({
  id: "monitors.create",
  method: "POST",
  path: collection,
  summary: "Make a monitor before its first check-in",
  access: write,
  audit: "monitor.add",
  params: inOrganization,
  body: monitorCreate,
  responses: { 201: monitor },
});

export const getMonitor = defineRoute({
  id: "monitors.get",
  method: "GET",
  path: one,
  summary: "One monitor",
  access: read,
  params: ofMonitor,
  query: z.object(inProjects),
  responses: { 200: monitor },
});

export const updateMonitor = defineRoute({
  id: "monitors.update",
  method: "PUT",
  path: one,
  summary: "Change a monitor, or switch it on or off",
  access: write,
  audit: "monitor.edit",
  params: ofMonitor,
  query: z.object(inProjects),
  body: monitorUpdate,
  responses: { 200: monitor },
});

export const updateMonitorEnvironment = defineRoute({
  id: "monitors.environments.update",
  method: "PUT",
  path: `${one}environments/{environment}/`,
  summary: "Mute a monitor's failures in one environment, or hear of them again",
  access: write,
  audit: "monitor.edit",
  params: z.object({ organization: segment, monitor: segment, environment: segment }),
  query: z.object(inProjects),
  body: z.object({ isMuted: z.boolean() }).meta({ id: "MonitorEnvironmentUpdate" }),
  responses: { 200: monitor },
});

export const deleteMonitor = defineRoute({
  id: "monitors.delete",
  method: "DELETE",
  path: one,
  summary: "Remove a monitor with its check-ins",
  access: write,
  audit: "monitor.remove",
  params: ofMonitor,
  query: z.object(inProjects),
  responses: { 202: noBody },
});

export const listCheckIns = defineRoute({
  id: "monitors.check-ins.list",
  method: "GET",
  path: `${one}checkins/`,
  summary: "The check-ins of a monitor, newest first",
  access: read,
  params: ofMonitor,
  query: z.object({ ...pageQuery, ...inProjects }),
  responses: { 200: z.array(checkIn) },
});

import * as z from "zod";
import { delivery, recovery } from "../shapes/delivery.ts";
import { defineRoute } from "../route.ts";
import { deliveryFilters, recoveryRequest } from "./delivery-fields.ts";
import { readProject, segment, writeProject } from "./params.ts";

const one = "/api/0/projects/{organization}/{project}/hooks/{hook}/";
const ofHook = z.object({ organization: segment, project: segment, hook: segment });

export const listServiceHookDeliveries = defineRoute({
  id: "service-hooks.deliveries.list",
  method: "GET",
  path: `${one}deliveries/`,
  summary: "What a service hook is owed, was told and missed, newest first",
  access: readProject,
  params: ofHook,
  query: z.object(deliveryFilters),
  responses: { 200: z.array(delivery) },
});

export const recoverServiceHookDeliveries = defineRoute({
  id: "service-hooks.recoveries.create",
  method: "POST",
  path: `${one}recoveries/`,
  summary: "Send a service hook everything again that failed or was skipped since a time",
  access: writeProject,
  audit: { none: "the recovery is kept with what it did" },
  params: ofHook,
  body: recoveryRequest,
  responses: { 202: recovery },
});

export const listServiceHookRecoveries = defineRoute({
  id: "service-hooks.recoveries.list",
  method: "GET",
  path: `${one}recoveries/`,
  summary: "The last 20 recoveries of a service hook and how far they are, newest first",
  access: readProject,
  params: ofHook,
  responses: { 200: z.array(recovery) },
});

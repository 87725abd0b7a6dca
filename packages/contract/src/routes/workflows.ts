import * as z from "zod";
import {
  detector,
  detectorWrite,
  workflow,
  workflowsUpdate,
  workflowWrite,
} from "../shapes/workflow.ts";
import { pageQuery, repeated } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import { inOrganization, inProject, scopes, segment } from "./params.ts";

const collection = "/api/0/organizations/{organization}/workflows/";
const one = "/api/0/organizations/{organization}/workflows/{workflow}/";
const detectors = "/api/0/organizations/{organization}/detectors/";
const ofWorkflow = z.object({ organization: segment, workflow: segment });
const ofDetector = z.object({ organization: segment, detector: segment });

const read = scopes("alerts:read", "alerts:write", "org:read", "org:write", "org:admin");
const write = scopes("alerts:write", "org:write", "org:admin");

/** Which of them; without any, all. */
const selection = {
  id: repeated(z.string().max(20)).optional(),
  /** Ids or slugs; `-1` is every project. */
  project: repeated(z.string().max(100)).optional(),
  /** Part of the name. */
  query: z.string().max(200).optional(),
};

export const listWorkflows = defineRoute({
  id: "workflows.list",
  method: "GET",
  path: collection,
  summary: "The alert rules of an organization, in the words of newer clients",
  access: read,
  params: inOrganization,
  query: z.object({ ...pageQuery, ...selection, sortBy: z.string().max(40).optional() }),
  responses: { 200: z.array(workflow) },
});

export const createWorkflow = defineRoute({
  id: "workflows.create",
  method: "POST",
  path: collection,
  summary: "Make an alert rule in the words of newer clients",
  access: write,
  audit: "rule.create",
  params: inOrganization,
  body: workflowWrite,
  responses: { 201: workflow },
});

export const updateWorkflows = defineRoute({
  id: "workflows.update-all",
  method: "PUT",
  path: collection,
  summary: "Switch alert rules on or off; refuses to do so with all of them unasked",
  access: write,
  audit: "rule.edit",
  params: inOrganization,
  query: z.object(selection),
  body: workflowsUpdate,
  responses: { 200: z.array(workflow) },
});

export const deleteWorkflows = defineRoute({
  id: "workflows.delete-all",
  method: "DELETE",
  path: collection,
  summary: "Remove alert rules; refuses to do so with all of them unasked",
  access: write,
  audit: "rule.remove",
  params: inOrganization,
  query: z.object(selection),
  responses: { 204: noBody },
});

export const getWorkflow = defineRoute({
  id: "workflows.get",
  method: "GET",
  path: one,
  summary: "One alert rule, in the words of newer clients",
  access: read,
  params: ofWorkflow,
  responses: { 200: workflow },
});

export const updateWorkflow = defineRoute({
  id: "workflows.update",
  method: "PUT",
  path: one,
  summary: "Write an alert rule anew in the words of newer clients",
  access: write,
  audit: "rule.edit",
  params: ofWorkflow,
  body: workflowWrite,
  responses: { 200: workflow },
});

export const deleteWorkflow = defineRoute({
  id: "workflows.delete",
  method: "DELETE",
  path: one,
  summary: "Remove an alert rule",
  access: write,
  audit: "rule.remove",
  params: ofWorkflow,
  responses: { 204: noBody },
});

export const listDetectors = defineRoute({
  id: "detectors.list",
  method: "GET",
  path: detectors,
  summary: "One detector for the errors of each project, and every metric alert",
  access: read,
  params: inOrganization,
  query: z.object({ ...pageQuery, ...selection, sortBy: z.string().max(40).optional() }),
  responses: { 200: z.array(detector) },
});

export const createDetector = defineRoute({
  id: "detectors.create",
  method: "POST",
  path: "/api/0/organizations/{organization}/projects/{project}/detectors/",
  summary: "Make a metric alert in the words of newer clients",
  access: write,
  audit: "alertrule.create",
  params: inProject,
  body: detectorWrite,
  responses: { 201: detector },
});

export const getDetector = defineRoute({
  id: "detectors.get",
  method: "GET",
  path: `${detectors}{detector}/`,
  summary: "One detector",
  access: read,
  params: ofDetector,
  responses: { 200: detector },
});

export const updateDetector = defineRoute({
  id: "detectors.update",
  method: "PUT",
  path: `${detectors}{detector}/`,
  summary: "Change a metric alert in the words of newer clients; what is left out stays as it is",
  access: write,
  audit: "alertrule.edit",
  params: ofDetector,
  body: detectorWrite,
  responses: { 200: detector },
});

export const deleteDetector = defineRoute({
  id: "detectors.delete",
  method: "DELETE",
  path: `${detectors}{detector}/`,
  summary: "Remove a metric alert with its incidents",
  access: write,
  audit: "alertrule.remove",
  params: ofDetector,
  responses: { 204: noBody },
});

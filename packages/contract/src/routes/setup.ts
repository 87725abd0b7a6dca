import { setupRequest, setupResult, setupState } from "../shapes/setup.ts";
import { defineRoute, noParams } from "../route.ts";

const path = "/api/0/setup/";

export const getSetup = defineRoute({
  id: "setup.get",
  method: "GET",
  path,
  summary: "Whether this instance still waits for its first person",
  access: { kind: "public" },
  params: noParams,
  responses: { 200: setupState },
});

/** Guarded by the token the server printed, and refused once anybody exists. */
export const completeSetup = defineRoute({
  id: "setup.complete",
  method: "POST",
  path,
  summary: "Create the first person, organization and project",
  access: { kind: "public" },
  audit: ["org.create", "project.create"],
  params: noParams,
  body: setupRequest,
  responses: { 201: setupResult },
});

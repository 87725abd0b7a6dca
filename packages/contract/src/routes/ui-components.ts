import * as z from "zod";
import {
  UI_COMPONENT_TYPES,
  checkedSchema,
  selectChoices,
  uiComponent,
} from "../shapes/ui-component.ts";
import { defineRoute } from "../route.ts";
import { inOrganization, ofApp, ofInstallation, scopes, writeOrganization } from "./params.ts";

const readers = scopes("org:read", "org:integrations", "org:write", "org:admin");

/** Published apps are for any caller to read; the handler guards the others. */
export const listAppComponents = defineRoute({
  id: "sentry-apps.components.list",
  method: "GET",
  path: "/api/0/sentry-apps/{app}/components/",
  summary: "The UI components of an app, as its builder wrote them",
  access: { kind: "signed-in" },
  params: ofApp,
  responses: { 200: z.array(uiComponent) },
});

/** For editors that say what is wrong while somebody writes: it is no refusal. */
export const checkAppSchema = defineRoute({
  id: "sentry-apps.check-schema",
  method: "POST",
  path: "/api/0/sentry-apps/{app}/check-schema/",
  summary: "Whether a schema could be saved, and if not, why; nothing is saved",
  access: writeOrganization,
  audit: { none: "it changes nothing" },
  params: ofApp,
  body: z.object({ schema: z.unknown() }),
  responses: { 200: checkedSchema },
});

export const listPreparedComponents = defineRoute({
  id: "organizations.sentry-app-components.list",
  method: "GET",
  path: "/api/0/organizations/{organization}/sentry-app-components/",
  summary: "The UI components of all installed apps, ready to be shown: the apps are asked",
  access: readers,
  params: inOrganization,
  query: z.object({
    /** Only components of this type. */
    filter: z.enum(UI_COMPONENT_TYPES).optional(),
    /** The project on the page, by id or slug: apps are told its slug. */
    projectId: z.string().max(200).optional(),
  }),
  responses: { 200: z.array(uiComponent) },
});

export const requestChoices = defineRoute({
  id: "sentry-app-installations.external-requests",
  method: "GET",
  path: "/api/0/sentry-app-installations/{installation}/external-requests/",
  summary: "What an app's select offers now",
  access: readers,
  params: ofInstallation,
  query: z.object({
    /** The select's path on the app's host; there is no answer without it. */
    uri: z.string().max(2000).optional(),
    projectId: z.string().max(200).optional(),
    /** What somebody has typed. */
    query: z.string().max(1000).optional(),
    /** JSON: the values of the fields the select depends on, by their names. */
    dependentData: z.string().max(10_000).optional(),
  }),
  responses: { 200: selectChoices },
});

import * as z from "zod";
import { directoryApp, consent } from "../shapes/directory.ts";
import { installation, newInstallation } from "../shapes/installation.ts";
import { pageQuery } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import { inOrganization, ofInstallation, scopes, segment } from "./params.ts";

const collection = "/api/0/organizations/{organization}/sentry-app-installations/";
const one = "/api/0/sentry-app-installations/{installation}/";
const directory = "/api/0/organizations/{organization}/integration-directory/";

const read = scopes("org:read", "org:integrations", "org:write", "org:admin");
const write = scopes("org:integrations", "org:write", "org:admin");

export const listInstallations = defineRoute({
  id: "organizations.sentry-app-installations.list",
  method: "GET",
  path: collection,
  summary: "The apps installed on an organization, newest first",
  access: read,
  params: inOrganization,
  query: z.object(pageQuery),
  responses: { 200: z.array(installation) },
});

/** Only for people: nobody else can agree to what an app asks for. */
export const installApp = defineRoute({
  id: "organizations.sentry-app-installations.create",
  method: "POST",
  path: collection,
  summary: "Install an app on an organization, or give the installation there is",
  access: write,
  audit: "sentry-app.install",
  params: inOrganization,
  body: z.object({ slug: z.string().min(1).max(64) }),
  responses: { 200: newInstallation },
});

export const getInstallation = defineRoute({
  id: "sentry-app-installations.get",
  method: "GET",
  path: one,
  summary: "One installation by its uuid",
  access: read,
  params: ofInstallation,
  responses: { 200: installation },
});

/** For the app alone, whatever its scopes; the handler looks who calls. */
export const updateInstallation = defineRoute({
  id: "sentry-app-installations.update",
  method: "PUT",
  path: one,
  summary: "The app says that its installation is complete",
  access: { kind: "signed-in" },
  audit: { none: "an app that is ready changes nothing that people decided" },
  params: ofInstallation,
  body: z.object({ status: z.string().meta({ examples: ["installed"] }) }),
  responses: { 200: installation },
});

export const uninstallApp = defineRoute({
  id: "sentry-app-installations.delete",
  method: "DELETE",
  path: one,
  summary: "Uninstall an app: its tokens are dead at once, and it is told nothing more",
  access: write,
  audit: "sentry-app.uninstall",
  params: ofInstallation,
  responses: { 204: noBody },
});

export const listDirectory = defineRoute({
  id: "organizations.integration-directory.list",
  method: "GET",
  path: directory,
  summary: "The apps an organization can install, and which of them it has, newest first",
  access: read,
  params: inOrganization,
  query: z.object(pageQuery),
  responses: { 200: z.array(directoryApp) },
});

export const getConsent = defineRoute({
  id: "organizations.integration-directory.get",
  method: "GET",
  path: `${directory}{app}/`,
  summary: "What an app asks of an organization that would install it, in words",
  access: read,
  params: z.object({ organization: segment, app: segment }),
  responses: { 200: consent },
});

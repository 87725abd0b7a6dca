import * as z from "zod";
import { installation } from "../shapes/installation.ts";
import { pageQuery } from "../query.ts";
import { defineRoute } from "../route.ts";
import { inOrganization, ofInstallation, scopes } from "./params.ts";

const access = scopes("org:read", "org:integrations", "org:write", "org:admin");

export const listInstallations = defineRoute({
  id: "organizations.sentry-app-installations.list",
  method: "GET",
  path: "/api/0/organizations/{organization}/sentry-app-installations/",
  summary: "The apps installed on an organization, newest first",
  access,
  params: inOrganization,
  query: z.object(pageQuery),
  responses: { 200: z.array(installation) },
});

export const getInstallation = defineRoute({
  id: "sentry-app-installations.get",
  method: "GET",
  path: "/api/0/sentry-app-installations/{installation}/",
  summary: "One installation by its uuid",
  access,
  params: ofInstallation,
  responses: { 200: installation },
});

import * as z from "zod";
import { pageQuery } from "../query.ts";
import { defineRoute } from "../route.ts";
import { inOrganization, readOrganization } from "./params.ts";

export const listRepositories = defineRoute({
  id: "repositories.list",
  method: "GET",
  path: "/api/0/organizations/{organization}/repos/",
  summary: "Repositories of connected code hosts: always none, so build tools report whole commits",
  access: readOrganization,
  params: inOrganization,
  query: z.object(pageQuery),
  responses: { 200: z.array(z.never()) },
});

import * as z from "zod";
import { slug } from "../shapes/primitives.ts";
import { team } from "../shapes/team.ts";
import { pageQuery } from "../query.ts";
import { defineRoute } from "../route.ts";
import { inOrganization, scopes } from "./params.ts";

const path = "/api/0/organizations/{organization}/teams/";

export const listTeams = defineRoute({
  id: "teams.list",
  method: "GET",
  path,
  summary: "The teams of an organization",
  access: scopes("org:read", "org:write", "org:admin", "team:read", "team:write", "team:admin"),
  params: inOrganization,
  query: z.object({ ...pageQuery, query: z.string().max(200).optional() }),
  responses: { 200: z.array(team) },
});

export const createTeam = defineRoute({
  id: "teams.create",
  method: "POST",
  path,
  summary: "Create a team; give a slug, a name, or both",
  access: scopes("org:write", "org:admin", "team:write", "team:admin"),
  audit: "team.create",
  params: inOrganization,
  body: z
    .object({
      slug: slug.max(50).optional(),
      name: z.string().trim().min(1).max(64).optional(),
    })
    .refine((body) => body.slug !== undefined || body.name !== undefined, {
      message: "Name or slug is required",
    })
    .meta({ examples: [{ slug: "payments", name: "Payments" }] }),
  responses: { 201: team },
});

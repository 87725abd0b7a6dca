import * as z from "zod";
import { slug } from "../shapes/primitives.ts";
import { team } from "../shapes/team.ts";
import { pageQuery } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import { adminTeam, inOrganization, inTeam, readTeam, scopes, writeTeam } from "./params.ts";

const path = "/api/0/organizations/{organization}/teams/";
const one = "/api/0/teams/{organization}/{team}/";

const fields = { slug: slug.max(50), name: z.string().trim().min(1).max(64) };

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
      slug: fields.slug.optional(),
      name: fields.name.optional(),
    })
    .refine((body) => body.slug !== undefined || body.name !== undefined, {
      message: "Name or slug is required",
    })
    .meta({ examples: [{ slug: "payments", name: "Payments" }] }),
  responses: { 201: team },
});

export const getTeam = defineRoute({
  id: "teams.get",
  method: "GET",
  path: one,
  summary: "One team",
  access: readTeam,
  params: inTeam,
  responses: { 200: team },
});

export const updateTeam = defineRoute({
  id: "teams.update",
  method: "PUT",
  path: one,
  summary: "Change a team's slug or name",
  access: writeTeam,
  audit: "team.edit",
  params: inTeam,
  body: z.object(fields).partial(),
  responses: { 200: team },
});

export const deleteTeam = defineRoute({
  id: "teams.delete",
  method: "DELETE",
  path: one,
  summary: "Remove a team; its people and projects stay",
  access: adminTeam,
  audit: "team.remove",
  params: inTeam,
  responses: { 204: noBody },
});

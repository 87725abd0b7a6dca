import * as z from "zod";
import { teamMember, teamRole } from "../shapes/member.ts";
import { team } from "../shapes/team.ts";
import { pageQuery } from "../query.ts";
import { defineRoute } from "../route.ts";
import { inTeam, readTeam, scopes, segment } from "./params.ts";

const path = "/api/0/organizations/{organization}/members/{member}/teams/{team}/";
const params = z.object({ organization: segment, member: segment, team: segment });

/** People may join and leave by themselves; the handler looks whose seat it is. */
const access = scopes(
  "org:read",
  "org:write",
  "org:admin",
  "team:read",
  "team:write",
  "team:admin",
  "member:read",
  "member:write",
  "member:admin",
);

export const listTeamMembers = defineRoute({
  id: "teams.members.list",
  method: "GET",
  path: "/api/0/teams/{organization}/{team}/members/",
  summary: "The people of a team",
  access: readTeam,
  params: inTeam,
  query: z.object(pageQuery),
  responses: { 200: z.array(teamMember) },
});

export const joinTeam = defineRoute({
  id: "teams.members.join",
  method: "POST",
  path,
  summary: "Put somebody into a team; `me` joins the caller",
  access,
  audit: "member.join-team",
  params,
  responses: { 201: team },
});

export const updateTeamMember = defineRoute({
  id: "teams.members.update",
  method: "PUT",
  path,
  summary: "Set somebody's role in a team, of which there is one",
  access,
  audit: { none: "there is one role, so nothing changes" },
  params,
  body: z.object({ teamRole }),
  responses: { 200: z.object({ isActive: z.boolean(), teamRole }) },
});

export const leaveTeam = defineRoute({
  id: "teams.members.leave",
  method: "DELETE",
  path,
  summary: "Take somebody out of a team; `me` leaves it",
  access,
  audit: "member.leave-team",
  params,
  responses: { 200: team },
});

import * as z from "zod";
import { member, memberDetail, teamRole } from "../shapes/member.ts";
import { role } from "../shapes/organization.ts";
import { pageQuery } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import { inOrganization, inProject, ofMember, scopes } from "./params.ts";
import { readMember, readProject, writeMember } from "./params.ts";

const path = "/api/0/organizations/{organization}/members/";
const one = `${path}{member}/` as const;

const teamRoles = z
  .array(z.object({ teamSlug: z.string().max(50), role: teamRole.nullable().optional() }))
  .max(1000);

export const listMembers = defineRoute({
  id: "members.list",
  method: "GET",
  path,
  summary: "The people of an organization, those invited included",
  access: readMember,
  params: inOrganization,
  query: z.object({ ...pageQuery, query: z.string().max(200).optional() }),
  responses: { 200: z.array(member) },
});

export const inviteMember = defineRoute({
  id: "members.invite",
  method: "POST",
  path,
  summary: "Invite somebody by mail; where no mail went out, the answer has the link to pass on",
  access: scopes("member:invite", "member:write", "member:admin"),
  audit: "member.invite",
  params: inOrganization,
  body: z.object({
    email: z.email("Enter a valid email address.").max(75),
    /** The organization's default when absent. */
    orgRole: role.optional(),
    /** The old name of `orgRole`. */
    role: role.optional(),
    teamRoles: teamRoles.optional(),
    /** Slugs; the short form of `teamRoles`. */
    teams: z.array(z.string().max(50)).max(1000).optional(),
    sendInvite: z.boolean().optional(),
    /** Replaces an invitation that waits already. */
    reinvite: z.boolean().optional(),
  }),
  responses: { 201: memberDetail },
});

export const getMember = defineRoute({
  id: "members.get",
  method: "GET",
  path: one,
  summary: "One seat or invitation; `me` is the caller's own",
  access: readMember,
  params: ofMember,
  responses: { 200: memberDetail },
});

export const updateMember = defineRoute({
  id: "members.update",
  method: "PUT",
  path: one,
  summary: "Change somebody's role and teams, or make their invitation anew",
  access: writeMember,
  audit: ["member.edit", "member.invite"],
  params: ofMember,
  body: z.object({
    orgRole: role.optional(),
    role: role.optional(),
    teamRoles: teamRoles.optional(),
    teams: z.array(z.string().max(50)).max(1000).optional(),
    reinvite: z.boolean().optional(),
  }),
  responses: { 200: memberDetail },
});

export const deleteMember = defineRoute({
  id: "members.delete",
  method: "DELETE",
  path: one,
  summary: "Take a seat or an invitation away; what the person did stays theirs",
  /** People give up what is theirs; for more the handler asks for member:admin. */
  access: readMember,
  audit: ["member.remove", "service-account.remove"],
  params: ofMember,
  responses: { 204: noBody },
});

export const listProjectMembers = defineRoute({
  id: "projects.members.list",
  method: "GET",
  path: "/api/0/projects/{organization}/{project}/members/",
  summary: "The people in a project's teams",
  access: readProject,
  params: inProject,
  responses: { 200: z.array(member) },
});

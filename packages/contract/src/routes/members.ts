import * as z from "zod";
import { member } from "../shapes/member.ts";
import { pageQuery } from "../query.ts";
import { defineRoute } from "../route.ts";
import { inOrganization, readMember } from "./params.ts";

export const listMembers = defineRoute({
  id: "members.list",
  method: "GET",
  path: "/api/0/organizations/{organization}/members/",
  summary: "The people of an organization, those invited included",
  access: readMember,
  params: inOrganization,
  query: z.object({ ...pageQuery, query: z.string().max(200).optional() }),
  responses: { 200: z.array(member) },
});

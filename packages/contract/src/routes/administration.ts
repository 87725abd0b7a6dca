import * as z from "zod";
import {
  instanceMail,
  instanceOrganization,
  instanceState,
  instanceUser,
} from "../shapes/administration.ts";
import { pageQuery } from "../query.ts";
import { defineRoute, noBody, noParams } from "../route.ts";
import { segment } from "./params.ts";

const base = "/api/0/instance/";
const access = { kind: "instance-admin" } as const;
const audit = { none: "it is about the instance; the server's log says who did it" } as const;
const searched = z.object({ ...pageQuery, query: z.string().max(200).optional() });
const ofUser = z.object({ user: segment });

export const getInstance = defineRoute({
  id: "instance.get",
  method: "GET",
  path: base,
  summary: "How the instance is set up, what it holds and how its queues do",
  access,
  params: noParams,
  responses: { 200: instanceState },
});

export const listInstanceUsers = defineRoute({
  id: "instance.users.list",
  method: "GET",
  path: `${base}users/`,
  summary: "Everybody who has an account, newest first",
  access,
  params: noParams,
  query: searched,
  responses: { 200: z.array(instanceUser) },
});

export const updateInstanceUser = defineRoute({
  id: "instance.users.update",
  method: "PUT",
  path: `${base}users/{user}/`,
  summary:
    "Shut somebody out or let them in, make them an administrator, take their second factor away",
  access,
  audit,
  params: ofUser,
  body: z.object({
    isActive: z.boolean().optional(),
    isInstanceAdmin: z.boolean().optional(),
    has2fa: z.literal(false).optional(),
  }),
  responses: { 200: instanceUser },
});

export const createPasswordLink = defineRoute({
  id: "instance.users.password-link",
  method: "POST",
  path: `${base}users/{user}/password-link/`,
  summary: "A link with which somebody chooses a new password, once and within the hour",
  access,
  audit,
  params: ofUser,
  responses: { 201: z.object({ link: z.string() }) },
});

export const listInstanceOrganizations = defineRoute({
  id: "instance.organizations.list",
  method: "GET",
  path: `${base}organizations/`,
  summary: "Every organization with its size, newest first",
  access,
  params: noParams,
  query: searched,
  responses: { 200: z.array(instanceOrganization) },
});

export const listInstanceMails = defineRoute({
  id: "instance.mails.list",
  method: "GET",
  path: `${base}mails/`,
  summary: "The mails of late, newest first, without their words",
  access,
  params: noParams,
  query: z.object({
    ...pageQuery,
    status: z.enum(["pending", "sent", "failed", "unsent"]).optional(),
  }),
  responses: { 200: z.array(instanceMail) },
});

export const sendTestMail = defineRoute({
  id: "instance.mails.test",
  method: "POST",
  path: `${base}mails/test/`,
  summary: "Owe the caller a mail, to see whether mail arrives",
  access,
  audit,
  params: noParams,
  responses: { 202: noBody },
});

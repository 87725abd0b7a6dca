import * as z from "zod";
import { apiToken, newApiToken, scope } from "../shapes/api-token.ts";
import { role } from "../shapes/organization.ts";
import { id, instant } from "../shapes/primitives.ts";
import { defineRoute, noBody } from "../route.ts";
import { adminMember, inOrganization, segment } from "./params.ts";

const path = "/api/0/organizations/{organization}/service-accounts/";
const one = `${path}{account}/` as const;
const tokens = `${one}tokens/` as const;
const params = z.object({ organization: segment, account: segment });

const serviceAccount = z
  .object({
    id,
    /** Of its seat, as the list of members has it. */
    memberId: id,
    name: z.string(),
    orgRole: role,
    dateCreated: instant,
  })
  .meta({ id: "ServiceAccount" });

export type ServiceAccount = z.output<typeof serviceAccount>;

export const listServiceAccounts = defineRoute({
  id: "service-accounts.list",
  method: "GET",
  path,
  summary: "The members of an organization that are no person",
  access: adminMember,
  params: inOrganization,
  responses: { 200: z.array(serviceAccount) },
});

export const createServiceAccount = defineRoute({
  id: "service-accounts.create",
  method: "POST",
  path,
  summary: "Add a member that is no person: it has a role and tokens, and no password",
  access: adminMember,
  audit: "service-account.create",
  params: inOrganization,
  body: z.object({
    name: z.string().trim().min(1).max(64),
    /** `member` when absent. */
    orgRole: role.optional(),
  }),
  responses: { 201: serviceAccount },
});

export const deleteServiceAccount = defineRoute({
  id: "service-accounts.delete",
  method: "DELETE",
  path: one,
  summary: "Remove a service account; its tokens are dead at once",
  access: adminMember,
  audit: "service-account.remove",
  params,
  responses: { 204: noBody },
});

export const listServiceAccountTokens = defineRoute({
  id: "service-accounts.tokens.list",
  method: "GET",
  path: tokens,
  summary: "The tokens of a service account, without their values",
  access: adminMember,
  params,
  responses: { 200: z.array(apiToken) },
});

export const createServiceAccountToken = defineRoute({
  id: "service-accounts.tokens.create",
  method: "POST",
  path: tokens,
  summary: "Make a token of a service account; its value is shown this once",
  access: adminMember,
  audit: "service-account.add-token",
  params,
  body: z.object({
    name: z.string().trim().max(255).nullable().optional(),
    scopes: z.array(scope).min(1, "This list may not be empty."),
  }),
  responses: { 201: newApiToken },
});

export const deleteServiceAccountToken = defineRoute({
  id: "service-accounts.tokens.delete",
  method: "DELETE",
  path: `${tokens}{accountToken}/`,
  summary: "Revoke a token of a service account at once",
  access: adminMember,
  audit: "service-account.remove-token",
  params: z.object({ organization: segment, account: segment, accountToken: segment }),
  responses: { 204: noBody },
});

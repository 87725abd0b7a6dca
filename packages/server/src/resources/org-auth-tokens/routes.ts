import {
  createOrgAuthToken,
  deleteOrgAuthToken,
  getOrgAuthToken,
  listOrgAuthTokens,
  updateOrgAuthToken,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { findTokensOfOrganization } from "../api-tokens/index.ts";
import type { Instance } from "../instance.ts";
import {
  createOrganizationToken,
  deleteOrganizationToken,
  getOrganizationToken,
  renameOrganizationToken,
} from "./manage-tokens.ts";
import { presentNewOrgAuthToken, presentOrgAuthToken } from "./present.ts";

/** The tokens of organizations. */
export function orgAuthTokenRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listOrgAuthTokens, async ({ organization }) => {
      const tokens = await findTokensOfOrganization(db, organization.id);
      return { status: 200, body: tokens.map(presentOrgAuthToken) };
    }),

    implement(createOrgAuthToken, async ({ actor, organization, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const made = await createOrganizationToken(instance, doer, organization, body.name);
      return { status: 201, body: presentNewOrgAuthToken(made.token, made.value) };
    }),

    implement(getOrgAuthToken, async ({ organization, params }) => {
      const token = await getOrganizationToken(db, organization.id, params.orgToken);
      return { status: 200, body: presentOrgAuthToken(token) };
    }),

    implement(updateOrgAuthToken, async ({ actor, organization, params, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const which = { organizationId: organization.id, id: params.orgToken };
      await renameOrganizationToken(instance, doer, which, body.name);
      return { status: 204 };
    }),

    implement(deleteOrgAuthToken, async ({ actor, organization, params, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const which = { organizationId: organization.id, id: params.orgToken };
      await deleteOrganizationToken(instance, doer, which);
      return { status: 204 };
    }),
  ];
}

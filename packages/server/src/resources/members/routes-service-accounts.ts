import {
  createServiceAccount as createServiceAccountRoute,
  createServiceAccountToken,
  deleteServiceAccount,
  deleteServiceAccountToken,
  listServiceAccounts as listServiceAccountsRoute,
  listServiceAccountTokens,
  type ServiceAccount as ServiceAccountShape,
} from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import { presentNewToken, presentToken } from "../api-tokens/index.ts";
import type { Instance } from "../instance.ts";
import { removeSeat } from "./remove-seat.ts";
import {
  createServiceAccount,
  createServiceToken,
  deleteServiceToken,
  getServiceAccount,
  listServiceAccounts,
  listServiceTokens,
  type ServiceAccount,
} from "./service-accounts.ts";

/** Members that are no person. */
export function serviceAccountRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listServiceAccountsRoute, async ({ organization }) => {
      const accounts = await listServiceAccounts(db, organization.id);
      return { status: 200, body: accounts.map(presentServiceAccount) };
    }),

    implement(createServiceAccountRoute, async ({ actor, organization, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const input = { name: body.name, role: body.orgRole ?? "member" };
      const account = await createServiceAccount(instance, doer, organization, input);
      return { status: 201, body: presentServiceAccount(account) };
    }),

    implement(deleteServiceAccount, async ({ actor, organization, params, request }) => {
      const { member } = await getServiceAccount(db, organization.id, params.account);
      const doer = { actor, ipAddress: request.ip };
      await removeSeat(instance, doer, organization, String(member.id));
      return { status: 204 };
    }),

    implement(listServiceAccountTokens, async ({ organization, params }) => {
      const tokens = await listServiceTokens(db, organization.id, params.account);
      return { status: 200, body: tokens.map(presentToken) };
    }),

    implement(createServiceAccountToken, async ({ actor, organization, params, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const { account } = params;
      const input = { account, name: body.name ?? "", scopes: body.scopes };
      const { token, value } = await createServiceToken(instance, doer, organization, input);
      return { status: 201, body: presentNewToken(token, value) };
    }),

    implement(deleteServiceAccountToken, async ({ actor, organization, params, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const which = { account: params.account, token: params.accountToken };
      await deleteServiceToken(instance, doer, organization.id, which);
      return { status: 204 };
    }),
  ];
}

function presentServiceAccount({ member, user }: ServiceAccount): ServiceAccountShape {
  return {
    id: String(user.id),
    memberId: String(member.id),
    name: user.name,
    orgRole: member.role,
    dateCreated: formatInstant(member.createdAt),
  };
}

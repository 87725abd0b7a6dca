import type { AuditEvent, Role, Scope } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { CurrentOrganization } from "../../routing/index.ts";
import type { Db } from "../../storage/index.ts";
import {
  type ApiToken,
  deleteTokenRow,
  findTokensOfUser,
  issueToken,
} from "../api-tokens/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { createServiceUser, findUser, type User } from "../users/index.ts";
import { withUsers } from "./list-members.ts";
import type { Member } from "./model.ts";
import { requireGrant } from "./read-grant.ts";
import { findMember, insertMember, selectServiceMembers } from "./store.ts";
import { refuseServiceOwner } from "./update-seat.ts";

/** A member that is no person: a seat and the account that has it. */
export interface ServiceAccount {
  member: Member;
  user: User;
}

/** An organization's service accounts, oldest first. */
export async function listServiceAccounts(
  db: Db,
  organizationId: number,
): Promise<ServiceAccount[]> {
  return await withUsers(db, await selectServiceMembers(db, organizationId));
}

/** The organization's service account of this id. Refuses what is none of its own. */
export async function getServiceAccount(
  db: Db,
  organizationId: number,
  id: string,
): Promise<ServiceAccount> {
  const userId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const member = await findMember(db, organizationId, userId);
  const user = member && (await findUser(db, userId));
  if (member === undefined || !user?.isServiceAccount) throw new Problem("not-found");
  return { member, user };
}

/** Adds a service account. Refuses a role above the caller's, and that of an owner. */
export async function createServiceAccount(
  instance: Instance,
  doer: Doer,
  organization: CurrentOrganization,
  input: { name: string; role: Role },
): Promise<ServiceAccount> {
  refuseServiceOwner(input.role === "owner");
  requireGrant(organization.scopes, input.role);
  const now = instance.now();
  return await instance.storage.transaction(async (tx) => {
    const user = await createServiceUser(tx, input.name, now);
    const seat = { organizationId: organization.id, userId: user.id, role: input.role };
    const account = { user, member: await insertMember(tx, seat, now) };
    const data = { name: user.name, role: input.role };
    await recordAudit(tx, auditEntry(doer, account, "service-account.create", data), now);
    return account;
  });
}

/**
 * Makes a token of a service account. It gives at most what the account's role does. Refuses
 * callers who are no person, for a token that leaks must not be able to breed others, and accounts
 * whose role is above the caller's.
 */
export async function createServiceToken(
  instance: Instance,
  doer: Doer,
  organization: CurrentOrganization,
  input: { account: string; name: string; scopes: readonly Scope[] },
): Promise<{ token: ApiToken; value: string }> {
  const { name } = input;
  const now = instance.now();
  return await instance.storage.transaction(async (tx) => {
    const account = await getServiceAccount(tx, organization.id, input.account);
    await requirePerson(tx, doer);
    requireGrant(organization.scopes, account.member.role);
    const owner = { kind: "user" as const, userId: account.user.id };
    const scopes = [...new Set(input.scopes)];
    const made = await issueToken(tx, { owner, name, scopes, expiresAt: null }, now);
    const data = { name: account.user.name, token_id: made.token.id, scopes };
    await recordAudit(tx, auditEntry(doer, account, "service-account.add-token", data), now);
    return made;
  });
}

/** The tokens of a service account, newest first. */
export async function listServiceTokens(
  db: Db,
  organizationId: number,
  account: string,
): Promise<ApiToken[]> {
  const { user } = await getServiceAccount(db, organizationId, account);
  return await findTokensOfUser(db, user.id);
}

/** Revokes a token of a service account: from then on it is unknown. */
export async function deleteServiceToken(
  instance: Instance,
  doer: Doer,
  organizationId: number,
  which: { account: string; token: string },
): Promise<void> {
  const id = /^\d{1,15}$/.test(which.token) ? Number(which.token) : 0;
  await instance.storage.transaction(async (tx) => {
    const account = await getServiceAccount(tx, organizationId, which.account);
    const owner = { kind: "user" as const, userId: account.user.id };
    if (!(await deleteTokenRow(tx, id, owner))) throw new Problem("not-found");
    const data = { name: account.user.name, token_id: id };
    const entry = auditEntry(doer, account, "service-account.remove-token", data);
    await recordAudit(tx, entry, instance.now());
  });
}

async function requirePerson(db: Db, { actor }: Doer): Promise<void> {
  const user = actor.kind === "user" ? await findUser(db, actor.userId) : undefined;
  if (user === undefined || user.isServiceAccount) throw new Problem("forbidden");
}

function auditEntry(
  doer: Doer,
  { member, user }: ServiceAccount,
  event: AuditEvent,
  data: { name: string; role?: Role; token_id?: number; scopes?: Scope[] },
) {
  return {
    organizationId: member.organizationId,
    event,
    actor: toAuditActor(doer.actor),
    target: { kind: "service-account", id: String(user.id) },
    data,
    ipAddress: doer.ipAddress,
  };
}

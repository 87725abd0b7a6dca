import type { AuditEvent } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import {
  type ApiToken,
  deleteTokenRow,
  findTokensOfOrganization,
  issueToken,
  renameToken,
} from "../api-tokens/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { makeTokenValue } from "./make-value.ts";

/** The organization's token of this id. Refuses what is none of its own. */
export async function getOrganizationToken(
  db: Db,
  organizationId: number,
  id: string,
): Promise<ApiToken> {
  const tokens = await findTokensOfOrganization(db, organizationId);
  const token = tokens.find((one) => String(one.id) === id);
  if (token === undefined) throw new Problem("not-found");
  return token;
}

/**
 * Makes a token that belongs to the organization, for what build servers do. Only people make
 * tokens: one that leaks must not be able to breed others.
 */
export async function createOrganizationToken(
  instance: Instance,
  doer: Doer,
  organization: { id: number; slug: string },
  name: string,
): Promise<{ token: ApiToken; value: string }> {
  if (doer.actor.kind !== "user") throw new Problem("forbidden");
  const now = instance.now();
  const value = makeTokenValue({ ...instance.links, slug: organization.slug }, now);
  const owner = { kind: "organization" as const, organizationId: organization.id };
  const scopes = ["org:ci" as const];
  return await instance.storage.transaction(async (tx) => {
    const made = await issueToken(tx, { owner, name, scopes, expiresAt: null, value }, now);
    const entry = auditEntry(doer, organization.id, made.token, "org-auth-token.create");
    await recordAudit(tx, entry, now);
    return made;
  });
}

export async function renameOrganizationToken(
  instance: Instance,
  doer: Doer,
  which: { organizationId: number; id: string },
  name: string,
): Promise<void> {
  const { organizationId, id } = which;
  await instance.storage.transaction(async (tx) => {
    const token = await getOrganizationToken(tx, organizationId, id);
    await renameToken(tx, token.id, name);
    const entry = auditEntry(doer, organizationId, { ...token, name }, "org-auth-token.edit");
    await recordAudit(tx, entry, instance.now());
  });
}

/** Revokes a token of the organization: from then on it is unknown. */
export async function deleteOrganizationToken(
  instance: Instance,
  doer: Doer,
  which: { organizationId: number; id: string },
): Promise<void> {
  const { organizationId, id } = which;
  await instance.storage.transaction(async (tx) => {
    const token = await getOrganizationToken(tx, organizationId, id);
    await deleteTokenRow(tx, token.id, { kind: "organization", organizationId });
    const entry = auditEntry(doer, organizationId, token, "org-auth-token.remove");
    await recordAudit(tx, entry, instance.now());
  });
}

function auditEntry(doer: Doer, organizationId: number, token: ApiToken, event: AuditEvent) {
  return {
    organizationId,
    event,
    actor: toAuditActor(doer.actor),
    target: { kind: "org-auth-token", id: String(token.id) },
    data: { name: token.name, scopes: [...token.scopes] },
    ipAddress: doer.ipAddress,
  };
}

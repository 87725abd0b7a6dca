import { Problem } from "@vedette/contract/problems";
import { slugCandidates, slugify } from "../../kit/index.ts";
import type { Tx } from "../../storage/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import { insertMember } from "../members/index.ts";
import type { Instance } from "../instance.ts";
import { MAX_ORGANIZATION_SLUG, type Organization } from "./model.ts";
import { insertOrganization } from "./store.ts";

export interface NewOrganization {
  name: string;
  /** Without it the name makes one that is free. */
  slug?: string | undefined;
}

/** Adds an organization owned by the calling person. Refuses other callers, and a slug that is taken. */
export async function createOrganization(
  instance: Instance,
  doer: Doer,
  input: NewOrganization,
): Promise<Organization> {
  if (doer.actor.kind !== "user") throw new Problem("forbidden");
  const { userId } = doer.actor;
  const now = instance.now();
  return await instance.storage.transaction((tx) =>
    insertNewOrganization(tx, doer, { ...input, ownerId: userId }, now),
  );
}

/** The same inside somebody else's transaction, owned by anybody. */
export async function insertNewOrganization(
  tx: Tx,
  doer: Doer,
  input: NewOrganization & { ownerId: number },
  now: number,
): Promise<Organization> {
  const organization = await insertUnderFreeSlug(tx, input, now);
  const { id, slug, name } = organization;
  await insertMember(tx, { organizationId: id, userId: input.ownerId, role: "owner" }, now);
  await recordAudit(
    tx,
    {
      organizationId: id,
      event: "org.create",
      actor: toAuditActor(doer.actor),
      target: { kind: "organization", id: String(id) },
      data: { slug, name },
      ipAddress: doer.ipAddress,
    },
    now,
  );
  return organization;
}

async function insertUnderFreeSlug(
  tx: Tx,
  input: NewOrganization,
  now: number,
): Promise<Organization> {
  const slugs = input.slug
    ? [input.slug]
    : slugCandidates(
        slugify(input.name, "organization", MAX_ORGANIZATION_SLUG),
        MAX_ORGANIZATION_SLUG,
      );
  for (const slug of slugs) {
    const organization = await insertOrganization(tx, { slug, name: input.name }, now);
    if (organization !== undefined) return organization;
  }
  throw new Problem("conflict", { detail: "An organization with this slug already exists." });
}

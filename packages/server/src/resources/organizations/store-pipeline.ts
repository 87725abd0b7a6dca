import type { Db } from "../../storage/index.ts";
import { DEFAULT_POLICIES, type OrganizationPolicies } from "./model.ts";

/** What ingest needs to know of an organization. */
export interface IngestOrganization {
  rateLimit: OrganizationPolicies["rateLimit"];
}

export async function findIngestOrganization(
  db: Db,
  id: number,
): Promise<IngestOrganization | undefined> {
  const row = await db
    .selectFrom("organizations")
    .select("settings")
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const policies = JSON.parse(row.settings) as Partial<OrganizationPolicies>;
  return { rateLimit: policies.rateLimit ?? DEFAULT_POLICIES.rateLimit };
}

import { Problem } from "@vedette/contract/problems";
import { isUniqueViolation } from "../../storage/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { changeOrganization, type Organization, type OrganizationChanges } from "./model.ts";
import { lockOrganization, updateOrganizationRow } from "./store.ts";

/** Changes what is given of an organization. Refuses a slug that is taken. */
export async function updateOrganization(
  instance: Instance,
  doer: Doer,
  organizationId: number,
  changes: OrganizationChanges,
): Promise<Organization> {
  const now = instance.now();
  try {
    return await instance.storage.transaction(async (tx) => {
      const after = changeOrganization(await lockOrganization(tx, organizationId), changes);
      await updateOrganizationRow(tx, after);
      await recordAudit(
        tx,
        {
          organizationId,
          event: "org.edit",
          actor: toAuditActor(doer.actor),
          target: { kind: "organization", id: String(organizationId) },
          data: { slug: after.slug, changed: Object.keys(changes).toSorted() },
          ipAddress: doer.ipAddress,
        },
        now,
      );
      return after;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Problem("conflict", {
      detail: "An organization with this slug already exists.",
      cause: error,
    });
  }
}

import { Problem } from "@vedette/contract/problems";
import { isUniqueViolation } from "../../storage/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { getTeam } from "./get-team.ts";
import type { Team } from "./model.ts";
import { updateTeamRow } from "./store.ts";

/** Changes what is given of a team. Refuses a slug that is taken. */
export async function updateTeam(
  instance: Instance,
  doer: Doer,
  which: { organizationId: number; team: string },
  changes: { slug?: string | undefined; name?: string | undefined },
): Promise<Team> {
  const now = instance.now();
  try {
    return await instance.storage.transaction(async (tx) => {
      const before = await getTeam(tx, which.organizationId, which.team);
      const after = {
        ...before,
        slug: changes.slug ?? before.slug,
        name: changes.name ?? before.name,
      };
      await updateTeamRow(tx, after);
      await recordAudit(
        tx,
        {
          organizationId: after.organizationId,
          event: "team.edit",
          actor: toAuditActor(doer.actor),
          target: { kind: "team", id: String(after.id) },
          data: { slug: after.slug, name: after.name, changed: Object.keys(changes).toSorted() },
          ipAddress: doer.ipAddress,
        },
        now,
      );
      return after;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Problem("conflict", {
      detail: "A team with this slug already exists.",
      cause: error,
    });
  }
}

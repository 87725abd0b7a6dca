import { disownRules } from "../alert-rules/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import { unassignTeam } from "../issues/index.ts";
import type { Instance } from "../instance.ts";
import type { Team } from "./model.ts";
import { disownMetricAlerts } from "../metric-alerts/index.ts";
import { deleteTeamRow } from "./store.ts";

/** Removes a team. Its people and projects stay; issues and alert rules of its own are nobody's. */
export async function deleteTeam(instance: Instance, doer: Doer, team: Team): Promise<void> {
  const now = instance.now();
  await instance.storage.transaction(async (tx) => {
    if (!(await deleteTeamRow(tx, team.id))) return;
    await unassignTeam(tx, team.id);
    await disownRules(tx, { teamId: team.id });
    await disownMetricAlerts(tx, { teamId: team.id });
    await recordAudit(
      tx,
      {
        organizationId: team.organizationId,
        event: "team.remove",
        actor: toAuditActor(doer.actor),
        target: { kind: "team", id: String(team.id) },
        data: { slug: team.slug, name: team.name },
        ipAddress: doer.ipAddress,
      },
      now,
    );
  });
}

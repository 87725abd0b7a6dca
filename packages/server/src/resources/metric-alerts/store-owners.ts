import type { Tx } from "../../storage/index.ts";

/** Who looks after rules no more: somebody who has left an organization, or a team that is gone. */
type Leaver = { organizationId: number; userId: number } | { teamId: number };

/** Has the metric alerts they look after be nobody's. */
export async function disownMetricAlerts(tx: Tx, leaver: Leaver): Promise<void> {
  if ("teamId" in leaver) {
    await tx
      .updateTable("metric_rules")
      .set({ owner_team_id: null })
      .where("owner_team_id", "=", leaver.teamId)
      .execute();
    return;
  }
  await tx
    .updateTable("metric_rules")
    .set({ owner_user_id: null })
    .where("owner_user_id", "=", leaver.userId)
    .where("organization_id", "=", leaver.organizationId)
    .execute();
}

import type { Tx } from "../../storage/index.ts";

/** Has the issues of a team that is gone be nobody's. */
export async function unassignTeam(tx: Tx, teamId: number): Promise<void> {
  await tx
    .updateTable("issues")
    .set({ assigned_team_id: null })
    .where("assigned_team_id", "=", teamId)
    .execute();
}

import type { Tx } from "../../storage/index.ts";
import { findMutedUsers } from "./store-mutes.ts";

/** Whoever stops this mail while some of it waits for its turn is spared that, too. */
export async function withoutMuted<Owed extends { ruleId: number }>(
  tx: Tx,
  scope: "rule" | "metric-rule",
  { userId, projectId }: { userId: number; projectId: number },
  notices: readonly Owed[],
  now: number,
): Promise<Owed[]> {
  const muted = new Set<number>();
  for (const ruleId of new Set(notices.map((notice) => notice.ruleId))) {
    const place = { scope, ruleId, projectIds: [projectId] };
    if ((await findMutedUsers(tx, place, [userId], now)).has(userId)) muted.add(ruleId);
  }
  return notices.filter(({ ruleId }) => !muted.has(ruleId));
}

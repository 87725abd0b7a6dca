import type { Tx, Wake } from "../../storage/index.ts";
import { findMailReaders } from "./find-readers.ts";
import type { MailTarget } from "./model.ts";
import { insertMetricNotices, type MetricNotice } from "./store-metric-notices.ts";
import { findMutedUsers } from "./store-mutes.ts";

/**
 * Owes mail about a change of a metric alert to whoever these targets are now, each person once, but
 * not to who stopped it. To be called in the transaction of the change.
 */
export async function oweMetricMail(
  tx: Tx,
  wake: Wake,
  targets: readonly MailTarget[],
  notice: Omit<MetricNotice, "userId">,
  now: number,
): Promise<void> {
  const { organizationId, projectId, ruleId } = notice;
  const place = { organizationId, projectIds: [projectId] };
  const ids = new Set<number>();
  for (const target of targets) {
    for (const { id } of await findMailReaders(tx, place, target, now)) ids.add(id);
  }
  const about = { scope: "metric-rule", ruleId, projectIds: [projectId] } as const;
  const muted = await findMutedUsers(tx, about, [...ids], now);
  const willing = [...ids].filter((id) => !muted.has(id));
  if (willing.length === 0) return;
  await insertMetricNotices(
    tx,
    willing.map((userId) => ({ ...notice, userId })),
    now,
  );
  wake("alerts");
}

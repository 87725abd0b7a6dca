import type { Tx } from "../../storage/index.ts";
import { purgeDeliveries } from "../deliveries/index.ts";

/** Deletes the plain webhooks of a removed project, after what they were sent; gives how many rows that was. */
export async function purgePlainWebhooks(
  tx: Tx,
  projectId: number,
  limit: number,
): Promise<number> {
  return await purgeWhere(tx, "project_id", projectId, limit);
}

/** Likewise of a removed organization. */
export async function purgePlainWebhooksOf(
  tx: Tx,
  organizationId: number,
  limit: number,
): Promise<number> {
  return await purgeWhere(tx, "organization_id", organizationId, limit);
}

async function purgeWhere(
  tx: Tx,
  column: "project_id" | "organization_id",
  id: number,
  limit: number,
): Promise<number> {
  const webhooks = await tx
    .selectFrom("alert_webhooks")
    .select("id")
    .where(column, "=", id)
    .orderBy("id")
    .limit(limit)
    .execute();
  let deleted = 0;
  for (const webhook of webhooks) {
    const subscriber = { kind: "plain-webhook", id: webhook.id } as const;
    deleted += await purgeDeliveries(tx, subscriber, limit - deleted);
    if (deleted >= limit) return deleted;
    await tx.deleteFrom("alert_webhooks").where("id", "=", webhook.id).execute();
    deleted++;
  }
  return deleted;
}

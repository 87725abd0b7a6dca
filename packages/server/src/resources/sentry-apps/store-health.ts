import type { Tx } from "../../storage/index.ts";
import type { WebhookDisabled } from "./model.ts";

/** Switches an app's webhooks off, or on again with null. */
export async function updateWebhookDisabled(
  tx: Tx,
  appId: number,
  disabled: WebhookDisabled | null,
): Promise<void> {
  await tx
    .updateTable("sentry_apps")
    .set({
      webhook_disabled_reason: disabled?.reason ?? null,
      webhook_disabled_at: disabled?.at ?? null,
    })
    .where("id", "=", appId)
    .execute();
}

/** Who made an app; null when it was no person. */
export async function findCreator(tx: Tx, appId: number): Promise<number | null> {
  const query = tx.selectFrom("sentry_apps").select("created_by").where("id", "=", appId);
  return (await query.executeTakeFirst())?.created_by ?? null;
}

/** The apps of these installations, each once, in order. */
export async function findAppIdsOf(tx: Tx, installationIds: readonly number[]): Promise<number[]> {
  if (installationIds.length === 0) return [];
  const rows = await tx
    .selectFrom("installations")
    .select("sentry_app_id")
    .distinct()
    .where("id", "in", installationIds)
    .orderBy("sentry_app_id")
    .execute();
  return rows.map((row) => row.sentry_app_id);
}

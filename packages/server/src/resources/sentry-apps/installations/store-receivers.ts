import type { Db } from "../../../storage/index.ts";

/** An installation as the way out sees it: where it is called, and with whose secret. */
export interface WebhookReceiver {
  installationId: number;
  installationUuid: string;
  /** Only a complete installation is told anything. */
  isInstalled: boolean;
  appSlug: string;
  webhookUrl: string | null;
  /** As `secrets.seal` gave it. */
  sealedSecret: string;
}

/** These installations as they are now, by id; those that are gone are left out. */
export async function findWebhookReceivers(
  db: Db,
  installationIds: readonly number[],
): Promise<Map<number, WebhookReceiver>> {
  if (installationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("installations")
    .innerJoin("sentry_apps", "sentry_apps.id", "installations.sentry_app_id")
    .select([
      "installations.id",
      "installations.uuid",
      "installations.status",
      "sentry_apps.slug",
      "sentry_apps.webhook_url",
      "sentry_apps.client_secret",
    ])
    .where("installations.id", "in", installationIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        installationId: row.id,
        installationUuid: row.uuid,
        isInstalled: row.status === "installed",
        appSlug: row.slug,
        webhookUrl: row.webhook_url,
        sealedSecret: row.client_secret,
      },
    ]),
  );
}

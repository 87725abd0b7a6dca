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
  /** The one before, and until when it signs too (epoch milliseconds). */
  previous: { sealedSecret: string; until: number } | null;
  /** Headers of the integration's own, sealed; null: none. */
  sealedHeaders: string | null;
  sendsStandardWebhooks: boolean;
  saysArchived: boolean;
  /** Switched off by the staff of the instance. */
  isDisabled: boolean;
  /** Told nothing because of how its receiver answered. */
  isUnsubscribed: boolean;
  /** Whether what is told of one issue arrives in order. */
  orderedDelivery: boolean;
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
      "sentry_apps.previous_secret",
      "sentry_apps.previous_secret_until",
      "sentry_apps.webhook_headers",
      "sentry_apps.standard_webhooks",
      "sentry_apps.says_archived",
      "sentry_apps.is_disabled",
      "sentry_apps.webhook_disabled_at",
      "sentry_apps.ordered_delivery",
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
        previous:
          row.previous_secret === null || row.previous_secret_until === null
            ? null
            : { sealedSecret: row.previous_secret, until: row.previous_secret_until },
        sealedHeaders: row.webhook_headers,
        sendsStandardWebhooks: row.standard_webhooks === 1,
        saysArchived: row.says_archived === 1,
        isDisabled: row.is_disabled === 1,
        isUnsubscribed: row.webhook_disabled_at !== null,
        orderedDelivery: row.ordered_delivery === 1,
      },
    ]),
  );
}

import type { Json, JsonObject } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";

/** An installed integration as alert rules name it. */
export interface AlertIntegration {
  sentryAppId: number;
  slug: string;
  name: string;
  organizationId: number;
  installationId: number;
  installationUuid: string;
  /** Whether alerts can be sent to it now: installed, alertable, and with an address. */
  isReady: boolean;
  /** Its `alert-rule-action` element, where its alerts have a form of their own. */
  form: JsonObject | null;
}

/** Every integration installed in these organizations, ready for alerts or not, oldest first. */
export async function findAlertIntegrations(
  db: Db,
  organizationIds: readonly number[],
): Promise<AlertIntegration[]> {
  if (organizationIds.length === 0) return [];
  const rows = await db
    .selectFrom("installations")
    .innerJoin("sentry_apps", "sentry_apps.id", "installations.sentry_app_id")
    .select([
      "installations.id",
      "installations.uuid",
      "installations.organization_id",
      "installations.status",
      "sentry_apps.id as app_id",
      "sentry_apps.slug",
      "sentry_apps.name",
      "sentry_apps.is_alertable",
      "sentry_apps.webhook_url",
      "sentry_apps.schema",
    ])
    .where("installations.organization_id", "in", organizationIds)
    .where("installations.removed_at", "is", null)
    .orderBy("installations.id")
    .execute();
  return rows.map((row) => ({
    sentryAppId: row.app_id,
    slug: row.slug,
    name: row.name,
    organizationId: row.organization_id,
    installationId: row.id,
    installationUuid: row.uuid,
    isReady: row.status === "installed" && row.is_alertable === 1 && row.webhook_url !== null,
    form: formOf(JSON.parse(row.schema) as Json),
  }));
}

function formOf(schema: Json): JsonObject | null {
  const elements = isObject(schema) ? schema["elements"] : undefined;
  if (!Array.isArray(elements)) return null;
  return elements.filter(isObject).find(({ type }) => type === "alert-rule-action") ?? null;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

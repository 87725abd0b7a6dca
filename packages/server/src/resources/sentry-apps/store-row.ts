import type { EventResource } from "@vedette/contract";
import { isScope } from "@vedette/contract/scopes";
import type { Db } from "../../storage/index.ts";
import type { AppSettings, SentryApp, StaffSettings } from "./model.ts";

/** Those that are not removed. */
export function selectApps(db: Db) {
  return db.selectFrom("sentry_apps").selectAll().where("status", "<>", "deletion_in_progress");
}

type AppRow = Awaited<ReturnType<ReturnType<typeof selectApps>["executeTakeFirstOrThrow"]>>;

export function fromSettings(settings: AppSettings) {
  return {
    name: settings.name,
    author: settings.author,
    webhook_url: settings.webhookUrl,
    redirect_url: settings.redirectUrl,
    is_alertable: Number(settings.isAlertable),
    verify_install: Number(settings.verifyInstall),
    scopes: JSON.stringify(settings.scopes),
    events: JSON.stringify(settings.events),
    overview: settings.overview,
    allowed_origins: JSON.stringify(settings.allowedOrigins),
    webhook_headers: settings.sealedHeaders,
    standard_webhooks: Number(settings.sendsStandardWebhooks),
    says_archived: Number(settings.saysArchived),
    ordered_delivery: Number(settings.orderedDelivery),
    schema: JSON.stringify(settings.schema),
    features: JSON.stringify(settings.features),
  };
}

export function fromStaffSettings(settings: StaffSettings) {
  return {
    status: settings.status,
    published_at: settings.publishedAt,
    popularity: settings.popularity,
    is_disabled: Number(settings.isDisabled),
    metadata: JSON.stringify(settings.metadata),
  };
}

export function toApp(row: AppRow): SentryApp {
  return {
    id: row.id,
    uuid: row.uuid,
    slug: row.slug,
    name: row.name,
    author: row.author,
    organizationId: row.organization_id,
    status: row.status,
    webhookUrl: row.webhook_url,
    redirectUrl: row.redirect_url,
    isAlertable: row.is_alertable === 1,
    verifyInstall: row.verify_install === 1,
    // A scope that this version does not know gives nothing.
    scopes: (JSON.parse(row.scopes) as string[]).filter(isScope),
    events: JSON.parse(row.events) as EventResource[],
    overview: row.overview,
    allowedOrigins: JSON.parse(row.allowed_origins) as string[],
    sealedHeaders: row.webhook_headers,
    sendsStandardWebhooks: row.standard_webhooks === 1,
    saysArchived: row.says_archived === 1,
    orderedDelivery: row.ordered_delivery === 1,
    schema: JSON.parse(row.schema) as SentryApp["schema"],
    features: JSON.parse(row.features) as number[],
    publishedAt: row.published_at,
    popularity: row.popularity,
    isDisabled: row.is_disabled === 1,
    metadata: JSON.parse(row.metadata) as SentryApp["metadata"],
    clientId: row.client_id,
    sealedSecret: row.client_secret,
    webhookDisabled:
      row.webhook_disabled_reason === null
        ? null
        : { reason: row.webhook_disabled_reason, at: row.webhook_disabled_at ?? 0 },
    createdAt: row.created_at,
  };
}

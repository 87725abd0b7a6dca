import type { EventResource } from "@vedette/contract";
import { isScope } from "@vedette/contract/scopes";
import type { Db, Tx } from "../../storage/index.ts";
import { readIdOrSlug } from "../id-or-slug.ts";
import type { AppSettings, AppStatus, SentryApp, StaffSettings } from "./model.ts";

/** The app with this id or slug. */
export async function findApp(db: Db, idOrSlug: string): Promise<SentryApp | undefined> {
  const key = readIdOrSlug(idOrSlug);
  const query = selectApps(db);
  const row = await (
    "id" in key ? query.where("id", "=", key.id) : query.where("slug", "=", key.slug)
  ).executeTakeFirst();
  return row && toApp(row);
}

/** Those of these ids that exist, by id. */
export async function findAppsById(
  db: Db,
  ids: readonly number[],
): Promise<ReadonlyMap<number, SentryApp>> {
  if (ids.length === 0) return new Map();
  const rows = await selectApps(db).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toApp(row)]));
}

/** Which apps of a status are wanted: of any organization, or of these. */
export interface AppFilter {
  status?: AppStatus | undefined;
  organizationIds?: readonly number[] | undefined;
  /** Without those that are switched off. */
  onlyEnabled?: boolean;
  /** Those that this organization can install or has made. */
  installableOn?: number;
}

/** A page of apps, newest first, and one more. */
export async function listApps(
  db: Db,
  filter: AppFilter,
  page: { offset: number; limit: number },
): Promise<SentryApp[]> {
  const { status, organizationIds, onlyEnabled, installableOn } = filter;
  if (organizationIds?.length === 0) return [];
  let query = selectApps(db)
    .orderBy("id", "desc")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (status) query = query.where("status", "=", status);
  if (onlyEnabled) query = query.where("is_disabled", "=", 0);
  if (installableOn !== undefined) {
    query = query
      .where("status", "<>", "deletion_in_progress")
      .where((eb) =>
        eb.or([eb("status", "=", "published"), eb("organization_id", "=", installableOn)]),
      );
  }
  if (organizationIds) query = query.where("organization_id", "in", organizationIds);
  return (await query.execute()).map(toApp);
}

/** Adds an app; undefined when its slug or uuid is taken, also by a public app that was removed. */
export async function insertApp(
  tx: Tx,
  app: Omit<SentryApp, "id">,
  createdBy: number | null,
): Promise<SentryApp | undefined> {
  const removed = tx.selectFrom("removed_apps").select("slug").where("slug", "=", app.slug);
  if ((await removed.executeTakeFirst()) !== undefined) return undefined;
  const row = await tx
    .insertInto("sentry_apps")
    .values({
      uuid: app.uuid,
      slug: app.slug,
      organization_id: app.organizationId,
      client_id: app.clientId,
      client_secret: app.sealedSecret,
      created_by: createdBy,
      created_at: app.createdAt,
      updated_at: app.createdAt,
      ...fromSettings(app),
      ...fromStaffSettings(app),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && toApp(row);
}

/** The app as it is, held against other writers until the transaction ends; none that is removed. */
export async function lockApp(tx: Tx, id: number): Promise<SentryApp | undefined> {
  const row = await tx
    .updateTable("sentry_apps")
    .set((eb) => ({ slug: eb.ref("slug") }))
    .where("id", "=", id)
    .where("status", "<>", "deletion_in_progress")
    .returningAll()
    .executeTakeFirst();
  return row && toApp(row);
}

export async function updateAppSettings(
  tx: Tx,
  id: number,
  settings: AppSettings,
  now: number,
): Promise<void> {
  await tx
    .updateTable("sentry_apps")
    .set({ ...fromSettings(settings), updated_at: now })
    .where("id", "=", id)
    .execute();
}

export async function updateStaffSettings(
  tx: Tx,
  id: number,
  settings: StaffSettings,
  now: number,
): Promise<void> {
  await tx
    .updateTable("sentry_apps")
    .set({ ...fromStaffSettings(settings), updated_at: now })
    .where("id", "=", id)
    .execute();
}

/** A previous secret that signs no more when it is made so is not kept. */
export async function updateAppSecret(
  tx: Tx,
  app: { id: number; sealedSecret: string; previous: { sealedSecret: string; until: number } },
  now: number,
): Promise<void> {
  const overlaps = app.previous.until > now;
  await tx
    .updateTable("sentry_apps")
    .set({
      client_secret: app.sealedSecret,
      previous_secret: overlaps ? app.previous.sealedSecret : null,
      previous_secret_until: overlaps ? app.previous.until : null,
      updated_at: now,
    })
    .where("id", "=", app.id)
    .execute();
}

/** Those that are not removed. */
function selectApps(db: Db) {
  return db.selectFrom("sentry_apps").selectAll().where("status", "<>", "deletion_in_progress");
}

type AppRow = Awaited<ReturnType<ReturnType<typeof selectApps>["executeTakeFirstOrThrow"]>>;

function fromSettings(settings: AppSettings) {
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
    schema: JSON.stringify(settings.schema),
    features: JSON.stringify(settings.features),
  };
}

function fromStaffSettings(settings: StaffSettings) {
  return {
    status: settings.status,
    published_at: settings.publishedAt,
    popularity: settings.popularity,
    is_disabled: Number(settings.isDisabled),
    metadata: JSON.stringify(settings.metadata),
  };
}

function toApp(row: AppRow): SentryApp {
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
    schema: JSON.parse(row.schema) as SentryApp["schema"],
    features: JSON.parse(row.features) as number[],
    publishedAt: row.published_at,
    popularity: row.popularity,
    isDisabled: row.is_disabled === 1,
    metadata: JSON.parse(row.metadata) as SentryApp["metadata"],
    clientId: row.client_id,
    sealedSecret: row.client_secret,
    createdAt: row.created_at,
  };
}

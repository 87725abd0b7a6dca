import type { EventResource } from "@vedette/contract";
import { isScope } from "@vedette/contract/scopes";
import type { Db, Tx } from "../../storage/index.ts";
import { readIdOrSlug } from "../id-or-slug.ts";
import type { AppSettings, SentryApp } from "./model.ts";

/** The app with this id or slug. */
export async function findApp(db: Db, idOrSlug: string): Promise<SentryApp | undefined> {
  const key = readIdOrSlug(idOrSlug);
  const query = selectApps(db);
  const row = await (
    "id" in key ? query.where("id", "=", key.id) : query.where("slug", "=", key.slug)
  ).executeTakeFirst();
  return row && toApp(row);
}

/** Which apps of a status are wanted: of any organization, or of these. */
export interface AppFilter {
  status?: SentryApp["status"] | undefined;
  organizationIds?: readonly number[] | undefined;
}

/** A page of apps, newest first, and one more. */
export async function listApps(
  db: Db,
  filter: AppFilter,
  page: { offset: number; limit: number },
): Promise<SentryApp[]> {
  const { status, organizationIds } = filter;
  if (organizationIds?.length === 0) return [];
  let query = selectApps(db)
    .orderBy("id", "desc")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (status) query = query.where("status", "=", status);
  if (organizationIds) query = query.where("organization_id", "in", organizationIds);
  return (await query.execute()).map(toApp);
}

/** Adds an app; undefined when its slug or uuid is taken. */
export async function insertApp(
  tx: Tx,
  app: Omit<SentryApp, "id">,
  createdBy: number | null,
): Promise<SentryApp | undefined> {
  const row = await tx
    .insertInto("sentry_apps")
    .values({
      uuid: app.uuid,
      slug: app.slug,
      organization_id: app.organizationId,
      status: app.status,
      client_id: app.clientId,
      client_secret: app.sealedSecret,
      schema: "{}",
      created_by: createdBy,
      created_at: app.createdAt,
      updated_at: app.createdAt,
      ...fromSettings(app),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && toApp(row);
}

/** The app as it is, held against other writers until the transaction ends. */
export async function lockApp(tx: Tx, id: number): Promise<SentryApp | undefined> {
  const row = await tx
    .updateTable("sentry_apps")
    .set((eb) => ({ slug: eb.ref("slug") }))
    .where("id", "=", id)
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

export async function updateAppSecret(
  tx: Tx,
  id: number,
  sealedSecret: string,
  now: number,
): Promise<void> {
  await tx
    .updateTable("sentry_apps")
    .set({ client_secret: sealedSecret, updated_at: now })
    .where("id", "=", id)
    .execute();
}

/** Removes the app and with it every installation and what they subscribe to. */
export async function deleteAppRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("sentry_apps").where("id", "=", id).execute();
}

function selectApps(db: Db) {
  return db.selectFrom("sentry_apps").selectAll();
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
    clientId: row.client_id,
    sealedSecret: row.client_secret,
    createdAt: row.created_at,
  };
}

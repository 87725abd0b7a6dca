import type { Scope } from "@vedette/contract";
import { isScope } from "@vedette/contract/scopes";
import type { Db, Tx } from "../../../storage/index.ts";
import type { Installation, InstallationStatus } from "./model.ts";

/** An installed app as sign-in names it when one of its tokens calls. */
export interface Integration {
  sentryAppId: number;
  appUuid: string;
  appName: string;
  appSlug: string;
  installationId: number;
  installationUuid: string;
  organizationId: number;
  /** What the app may do now, whatever it could when a token was made. */
  scopes: readonly Scope[];
}

/** Whom an installation's token speaks for; undefined once it is gone, or while the app is switched off. */
export async function findIntegration(
  db: Db,
  installationId: number,
): Promise<Integration | undefined> {
  const row = await db
    .selectFrom("installations")
    .innerJoin("sentry_apps", "sentry_apps.id", "installations.sentry_app_id")
    .select([
      "sentry_apps.id as app_id",
      "sentry_apps.uuid as app_uuid",
      "sentry_apps.name",
      "sentry_apps.slug",
      "sentry_apps.scopes",
      "installations.uuid",
      "installations.organization_id",
    ])
    .where("installations.id", "=", installationId)
    .where("installations.status", "<>", "pending_deletion")
    .where("sentry_apps.is_disabled", "=", 0)
    .executeTakeFirst();
  return (
    row && {
      sentryAppId: row.app_id,
      appUuid: row.app_uuid,
      appName: row.name,
      appSlug: row.slug,
      installationId,
      installationUuid: row.uuid,
      organizationId: row.organization_id,
      scopes: (JSON.parse(row.scopes) as string[]).filter(isScope),
    }
  );
}

/** An installation with the app it is of. */
export interface InstalledApp extends Installation {
  app: { uuid: string; slug: string; isDisabled: boolean };
}

export async function findInstallation(db: Db, uuid: string): Promise<InstalledApp | undefined> {
  const query = selectLive(db).where("installations.uuid", "=", uuid);
  const row = await query.executeTakeFirst();
  return row && toInstalledApp(row);
}

/** A page of an organization's installations, newest first, and one more. */
export async function listOrganizationInstallations(
  db: Db,
  organizationId: number,
  page: { offset: number; limit: number },
): Promise<InstalledApp[]> {
  const rows = await selectLive(db)
    .where("installations.organization_id", "=", organizationId)
    .orderBy("installations.id", "desc")
    .offset(page.offset)
    .limit(page.limit + 1)
    .execute();
  return rows.map(toInstalledApp);
}

/** An app's installation on an organization, while there is one. */
export async function findInstallationOn(
  db: Db,
  sentryAppId: number,
  organizationId: number,
): Promise<InstalledApp | undefined> {
  const row = await selectLive(db)
    .where("installations.sentry_app_id", "=", sentryAppId)
    .where("installations.organization_id", "=", organizationId)
    .executeTakeFirst();
  return row && toInstalledApp(row);
}

/** An organization's installations of these apps, by the app's uuid. */
export async function findInstallationsOn(
  db: Db,
  organizationId: number,
  sentryAppIds: readonly number[],
): Promise<Map<string, InstalledApp>> {
  if (sentryAppIds.length === 0) return new Map();
  const rows = await selectLive(db)
    .where("installations.organization_id", "=", organizationId)
    .where("installations.sentry_app_id", "in", sentryAppIds)
    .execute();
  return new Map(rows.map((row) => [row.app_uuid, toInstalledApp(row)]));
}

/** The installations of one app, oldest first, without those that were uninstalled. */
export async function findInstallationsOfApp(db: Db, sentryAppId: number): Promise<InstalledApp[]> {
  const rows = await selectLive(db)
    .where("installations.sentry_app_id", "=", sentryAppId)
    .orderBy("installations.id")
    .execute();
  return rows.map(toInstalledApp);
}

/** Every installation there was of an app, as far as anything is still known of what it was sent. */
export async function findInstallationIdsEver(db: Db, sentryAppId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("installations")
    .select("id")
    .where("sentry_app_id", "=", sentryAppId)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

export async function insertInstallation(
  tx: Tx,
  installation: Omit<Installation, "id">,
): Promise<Installation> {
  const { id } = await tx
    .insertInto("installations")
    .values({
      uuid: installation.uuid,
      sentry_app_id: installation.sentryAppId,
      organization_id: installation.organizationId,
      status: installation.status,
      created_at: installation.createdAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...installation, id };
}

/** Whether it was in one of the statuses `from`, and so is in the status `to` now. */
export async function changeStatus(
  tx: Tx,
  id: number,
  change: { from: readonly InstallationStatus[]; to: InstallationStatus; now: number },
): Promise<boolean> {
  const result = await tx
    .updateTable("installations")
    .set({ status: change.to, removed_at: change.to === "pending_deletion" ? change.now : null })
    .where("id", "=", id)
    .where("status", "in", change.from)
    .executeTakeFirstOrThrow();
  return result.numUpdatedRows > 0n;
}

/** Deletes those of the oldest `limit` that were uninstalled before a moment and left no deliveries. */
export async function deleteForgotten(
  tx: Tx,
  before: number,
  limit: number,
  hasDeliveries: (tx: Tx, installationId: number) => Promise<boolean>,
): Promise<number> {
  const rows = await tx
    .selectFrom("installations")
    .select("id")
    .where("status", "=", "pending_deletion")
    .where("removed_at", "<", before)
    .orderBy("id")
    .limit(limit)
    .execute();
  let deleted = 0;
  for (const { id } of rows) {
    if (await hasDeliveries(tx, id)) continue;
    await tx.deleteFrom("installations").where("id", "=", id).execute();
    deleted++;
  }
  return deleted;
}

/** Without those that were uninstalled. */
function selectLive(db: Db) {
  return db
    .selectFrom("installations")
    .innerJoin("sentry_apps", "sentry_apps.id", "installations.sentry_app_id")
    .selectAll("installations")
    .select([
      "sentry_apps.uuid as app_uuid",
      "sentry_apps.slug as app_slug",
      "sentry_apps.is_disabled as app_disabled",
    ])
    .where("installations.status", "<>", "pending_deletion");
}

type InstallationRow = Awaited<
  ReturnType<ReturnType<typeof selectLive>["executeTakeFirstOrThrow"]>
>;

function toInstalledApp(row: InstallationRow): InstalledApp {
  return {
    id: row.id,
    uuid: row.uuid,
    sentryAppId: row.sentry_app_id,
    organizationId: row.organization_id,
    status: row.status,
    createdAt: row.created_at,
    app: { uuid: row.app_uuid, slug: row.app_slug, isDisabled: row.app_disabled === 1 },
  };
}

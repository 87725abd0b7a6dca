import type { Db } from "../../../storage/index.ts";

/** An installation whose app can be asked things, and what is needed for it. */
export interface CallableApp {
  installationId: number;
  installationUuid: string;
  organizationId: number;
  /** False until the app has said that it is ready, where it wants to say so. */
  isInstalled: boolean;
  app: {
    id: number;
    uuid: string;
    slug: string;
    name: string;
    webhookUrl: string | null;
    isAlertable: boolean;
    isDisabled: boolean;
    /** As `secrets.seal` gave it. */
    sealedSecret: string;
  };
}

/** The installation of this uuid, unless it was uninstalled. */
export async function findCallableApp(db: Db, uuid: string): Promise<CallableApp | undefined> {
  const row = await selectCallable(db).where("installations.uuid", "=", uuid).executeTakeFirst();
  return row && toCallableApp(row);
}

/** The complete installations of an organization whose apps are not disabled, oldest first. */
export async function listCallableApps(db: Db, organizationId: number): Promise<CallableApp[]> {
  const rows = await selectCallable(db)
    .where("installations.organization_id", "=", organizationId)
    .where("installations.status", "=", "installed")
    .where("sentry_apps.is_disabled", "=", 0)
    .orderBy("installations.id")
    .execute();
  return rows.map(toCallableApp);
}

function selectCallable(db: Db) {
  return db
    .selectFrom("installations")
    .innerJoin("sentry_apps", "sentry_apps.id", "installations.sentry_app_id")
    .select([
      "installations.id as installation_id",
      "installations.uuid as installation_uuid",
      "installations.organization_id",
      "installations.status",
      "sentry_apps.id",
      "sentry_apps.uuid",
      "sentry_apps.slug",
      "sentry_apps.name",
      "sentry_apps.webhook_url",
      "sentry_apps.is_alertable",
      "sentry_apps.is_disabled",
      "sentry_apps.client_secret",
    ])
    .where("installations.status", "<>", "pending_deletion");
}

type CallableRow = Awaited<
  ReturnType<ReturnType<typeof selectCallable>["executeTakeFirstOrThrow"]>
>;

function toCallableApp(row: CallableRow): CallableApp {
  return {
    installationId: row.installation_id,
    installationUuid: row.installation_uuid,
    organizationId: row.organization_id,
    isInstalled: row.status === "installed",
    app: {
      id: row.id,
      uuid: row.uuid,
      slug: row.slug,
      name: row.name,
      webhookUrl: row.webhook_url,
      isAlertable: row.is_alertable === 1,
      isDisabled: row.is_disabled === 1,
      sealedSecret: row.client_secret,
    },
  };
}

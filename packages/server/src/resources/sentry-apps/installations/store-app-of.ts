import type { Db } from "../../../storage/index.ts";

/** An app as its deliveries name it. */
export interface AppOfInstallation {
  id: number;
  slug: string;
  name: string;
  /** Who owns the app, which is not where it is installed. */
  ownerId: number;
}

/** The app that an installation is of, also of one that is not complete; undefined once it is gone. */
export async function findAppOfInstallation(
  db: Db,
  installationId: number,
): Promise<AppOfInstallation | undefined> {
  return await db
    .selectFrom("installations")
    .innerJoin("sentry_apps", "sentry_apps.id", "installations.sentry_app_id")
    .select([
      "sentry_apps.id",
      "sentry_apps.slug",
      "sentry_apps.name",
      "sentry_apps.organization_id as ownerId",
    ])
    .where("installations.id", "=", installationId)
    .executeTakeFirst();
}

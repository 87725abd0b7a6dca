import type { Db, Tx } from "../../storage/index.ts";
import { purgeDeliveries } from "../deliveries/index.ts";
import { reserveSlug } from "./store-removed.ts";

/** The installations in an organization, and those of the apps it owns wherever they are. */
export async function findInstallationsAround(
  db: Db,
  organizationId: number,
): Promise<{ id: number; organizationId: number }[]> {
  return await db
    .selectFrom("installations")
    .innerJoin("sentry_apps", "sentry_apps.id", "installations.sentry_app_id")
    .select(["installations.id", "installations.organization_id as organizationId"])
    .where((eb) =>
      eb.or([
        eb("installations.organization_id", "=", organizationId),
        eb("sentry_apps.organization_id", "=", organizationId),
      ]),
    )
    .orderBy("installations.id")
    .execute();
}

/** Deletes the apps of a removed organization and its installations, after what they were sent. */
export async function purgeApps(tx: Tx, organizationId: number, limit: number): Promise<number> {
  const installations = await findInstallationsAround(tx, organizationId);
  let deleted = 0;
  for (const { id } of installations) {
    const subscriber = { kind: "installation" as const, id };
    deleted += await purgeDeliveries(tx, subscriber, limit - deleted);
    if (deleted >= limit) return deleted;
  }
  if (installations.length > 0) {
    const ids = installations.map(({ id }) => id);
    await tx.deleteFrom("installations").where("id", "in", ids).execute();
  }
  await reserveSlugs(tx, organizationId);
  const apps = await tx
    .deleteFrom("sentry_apps")
    .where("organization_id", "=", organizationId)
    .executeTakeFirstOrThrow();
  return deleted + installations.length + Number(apps.numDeletedRows);
}

async function reserveSlugs(tx: Tx, organizationId: number): Promise<void> {
  const known = await tx
    .selectFrom("sentry_apps")
    .select("slug")
    .where("organization_id", "=", organizationId)
    .where("status", "<>", "internal")
    .execute();
  for (const { slug } of known) await reserveSlug(tx, slug);
}

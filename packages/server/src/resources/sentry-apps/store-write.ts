import type { Tx } from "../../storage/index.ts";
import type { AppSettings, SentryApp, StaffSettings } from "./model.ts";
import { fromSettings, fromStaffSettings, toApp } from "./store-row.ts";

/** Adds an app; undefined when its slug or uuid is taken, also by a public app that was removed. */
export async function insertApp(
  tx: Tx,
  app: Omit<SentryApp, "id" | "webhookDisabled">,
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

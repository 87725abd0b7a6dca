import type { Tx } from "../../storage/index.ts";

/** Removes the app and with it every installation and what they subscribe to. */
export async function deleteAppRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("sentry_apps").where("id", "=", id).execute();
}

/** Hides a removed app from everybody; its row stays while its installations are still told. */
export async function markAppRemoved(tx: Tx, id: number, now: number): Promise<void> {
  await tx
    .updateTable("sentry_apps")
    .set({ status: "deletion_in_progress", updated_at: now })
    .where("id", "=", id)
    .execute();
}

/** Keeps a name from being taken again, so that nobody comes in the guise of what was trusted. */
export async function reserveSlug(tx: Tx, slug: string): Promise<void> {
  await tx
    .insertInto("removed_apps")
    .values({ slug })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Deletes removed apps of which no installation is left, at most so many; gives how many. */
export async function deleteRemovedApps(tx: Tx, limit: number): Promise<number> {
  const done = await tx
    .selectFrom("sentry_apps")
    .select("id")
    .where("status", "=", "deletion_in_progress")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("installations")
            .select("installations.id")
            .whereRef("installations.sentry_app_id", "=", "sentry_apps.id"),
        ),
      ),
    )
    .orderBy("id")
    .limit(limit)
    .execute();
  if (done.length === 0) return 0;
  const ids = done.map(({ id }) => id);
  await tx.deleteFrom("sentry_apps").where("id", "in", ids).execute();
  return ids.length;
}

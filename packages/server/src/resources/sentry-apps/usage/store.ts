import type { Db, Tx } from "../../../storage/index.ts";

const HOUR_MS = 60 * 60 * 1000;

/** What is counted of an app; `used …` ends in the type of the component that was used. */
export type Happening = "installed" | "uninstalled" | "viewed" | `used ${string}`;

/** Adds one to what happened to an app in the hour of `now`. */
export async function countHappening(
  tx: Tx,
  sentryAppId: number,
  kind: Happening,
  now: number,
): Promise<void> {
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  await tx
    .insertInto("app_hours")
    .values({ sentry_app_id: sentryAppId, kind, hour, quantity: 1 })
    .onConflict((conflict) =>
      conflict.columns(["sentry_app_id", "kind", "hour"]).doUpdateSet((eb) => ({
        quantity: eb("app_hours.quantity", "+", 1),
      })),
    )
    .execute();
}

/** How often each of these happened, ever. */
export async function sumHappenings(
  db: Db,
  sentryAppId: number,
  kinds: readonly Happening[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("app_hours")
    .select((eb) => ["kind", eb.fn.sum<number | string>("quantity").as("quantity")])
    .where("sentry_app_id", "=", sentryAppId)
    .where("kind", "in", kinds)
    .groupBy("kind")
    .execute();
  return new Map(rows.map(({ kind, quantity }) => [kind, Number(quantity)]));
}

/** What happened within a span of time, by kind and hour; `until` is not part of it. */
export async function findHappenings(
  db: Db,
  sentryAppId: number,
  { since, until }: { since: number; until: number },
): Promise<{ kind: string; hour: number; quantity: number }[]> {
  return await db
    .selectFrom("app_hours")
    .select(["kind", "hour", "quantity"])
    .where("sentry_app_id", "=", sentryAppId)
    .where("hour", ">=", since)
    .where("hour", "<", until)
    .execute();
}

/** A page of all apps that are not removed, by how many installations each has, and one more. */
export async function listByInstalls(
  db: Db,
  page: { offset: number; limit: number },
): Promise<{ id: number; uuid: string; slug: string; name: string; installs: number }[]> {
  const rows = await db
    .selectFrom("sentry_apps")
    .leftJoin("installations", (join) =>
      join
        .onRef("installations.sentry_app_id", "=", "sentry_apps.id")
        .on("installations.status", "<>", "pending_deletion"),
    )
    .select((eb) => [
      "sentry_apps.id",
      "sentry_apps.uuid",
      "sentry_apps.slug",
      "sentry_apps.name",
      eb.fn.count<number | string>("installations.id").as("installs"),
    ])
    .where("sentry_apps.status", "<>", "deletion_in_progress")
    .groupBy(["sentry_apps.id", "sentry_apps.uuid", "sentry_apps.slug", "sentry_apps.name"])
    .orderBy("installs", "desc")
    .orderBy("sentry_apps.id")
    .offset(page.offset)
    .limit(page.limit + 1)
    .execute();
  return rows.map((row) => ({ ...row, installs: Number(row.installs) }));
}

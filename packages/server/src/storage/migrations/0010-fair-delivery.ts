import { sql } from "kysely";
import type { ColumnWords, Schema } from "./columns.ts";

/** Receivers that are told nothing more, limits for each organization, and deliveries in order. */
export async function createFairDelivery(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema.alterTable("sentry_apps").addColumn("webhook_disabled_reason", "text").execute();
  await db.schema.alterTable("sentry_apps").addColumn("webhook_disabled_at", c.int).execute();
  await db.schema
    .alterTable("sentry_apps")
    .addColumn("ordered_delivery", c.int, (col) => col.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable("deliveries").addColumn("order_key", "text").execute();
  await db.schema.alterTable("delivery_queue").addColumn("order_key", "text").execute();
  await db.schema
    .alterTable("delivery_queue")
    .addColumn("organization_id", c.int, (col) => col.notNull().defaultTo(0))
    .execute();
  // Only what waits for its turn is looked up by it, so that all others cost nothing.
  await db.schema
    .createIndex("queue_in_order")
    .on("delivery_queue")
    .columns(["order_key", "delivery_id"])
    .where(sql.ref("order_key"), "is not", null)
    .execute();
}

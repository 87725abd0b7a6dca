import type { ColumnWords, Schema } from "./columns.ts";

/** Why a service hook was switched off, who made it, and what it missed being sent again. */
export async function createFailingHooks(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema.alterTable("service_hooks").addColumn("disabled_reason", "text").execute();
  await db.schema.alterTable("service_hooks").addColumn("disabled_at", c.int).execute();
  await db.schema.alterTable("service_hooks").addColumn("created_by", c.int).execute();
  await db.schema
    .alterTable("recoveries")
    .addColumn("service_hook_id", c.int, (col) =>
      col.references("service_hooks.id").onDelete("cascade"),
    )
    .execute();
  await db.schema
    .createIndex("recoveries_of_hook")
    .on("recoveries")
    .columns(["service_hook_id", "id"])
    .execute();
}

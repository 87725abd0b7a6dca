import type { ColumnWords, Schema } from "./columns.ts";

/** Monitors of whose failures nobody wants to hear, altogether or in one environment. */
export async function createMutedMonitors(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema
    .alterTable("monitors")
    .addColumn("is_muted", c.int, (col) => col.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("monitor_environments")
    .addColumn("monitor_id", c.int, (col) =>
      col.notNull().references("monitors.id").onDelete("cascade"),
    )
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("is_muted", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("status", "text", (col) => col.notNull())
    .addColumn("last_checkin_at", c.int)
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("monitor_environments_pk", ["monitor_id", "name"])
    .execute();
}

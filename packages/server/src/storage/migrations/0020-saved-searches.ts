import type { ColumnWords, Schema } from "./columns.ts";

/** Searches for issues that people keep under a name. */
export async function createSavedSearches(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("saved_searches"))
    .addColumn("organization_id", c.int, (col) => col.notNull().references("organizations.id"))
    .addColumn("user_id", c.int, (col) => col.notNull().references("users.id").onDelete("cascade"))
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("query", "text", (col) => col.notNull())
    .addColumn("sort", "text", (col) => col.notNull())
    .addColumn("visibility", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("saved_searches_of_organization")
    .on("saved_searches")
    .columns(["organization_id", "user_id"])
    .execute();
}

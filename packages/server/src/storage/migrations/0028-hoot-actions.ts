import type { Schema } from "./columns.ts";

/** What is told when a hoot's state changes. */
export async function addHootActions(db: Schema): Promise<void> {
  await db.schema
    .alterTable("hoots")
    .addColumn("actions", "text", (col) => col.notNull().defaultTo("[]"))
    .execute();
}

import { sql } from "kysely";
import type { ColumnWords, Schema } from "./columns.ts";

/**
 * What is sent stands apart from how it goes: that changes at every attempt, and would write the
 * kilobytes beside it each time.
 */
export async function separateDeliveryBodies(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema
    .createTable("delivery_bodies")
    .addColumn("delivery_id", c.int, (col) => col.primaryKey())
    .addColumn("body", "text", (col) => col.notNull())
    .execute();
  await sql`insert into delivery_bodies (delivery_id, body)
    select id, body from deliveries where body <> ''`.execute(db);
  await db.schema.alterTable("deliveries").dropColumn("body").execute();
}

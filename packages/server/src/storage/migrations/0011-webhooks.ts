import type { ColumnWords, Schema } from "./columns.ts";

/** Facts that name whom they are for. */
export async function extendWebhooks(db: Schema, _c: ColumnWords): Promise<void> {
  await db.schema.alterTable("outbox").addColumn("recipients", "text").execute();
}

import type { ColumnWords, Schema } from "./columns.ts";

/** Issues of which a part becomes another issue, and how far that is. */
export async function createIssueSplits(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("issue_splits"))
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("into_issue_id", c.int, (col) => col.notNull())
    .addColumn("hashes", "text", (col) => col.notNull())
    .addColumn("phase", "text", (col) => col.notNull())
    .addColumn("place_at", c.int)
    .addColumn("place_event", "text")
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  for (const column of ["issue_id", "into_issue_id"]) {
    await db.schema
      .createIndex(`issue_splits_by_${column}`)
      .on("issue_splits")
      .column(column)
      .execute();
  }
}

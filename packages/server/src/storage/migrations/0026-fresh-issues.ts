import type { ColumnWords, Schema } from "./columns.ts";

/** Since when issues are new or open again, so that those that stay so for long are found. */
export async function createFreshIssues(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema.alterTable("issues").addColumn("fresh_since", c.int).execute();
  await db.schema
    .createIndex("issues_fresh")
    .on("issues")
    .column("fresh_since")
    .where("fresh_since", "is not", null)
    .execute();
  const since = "case substatus when 'new' then first_seen_at else last_seen_at end";
  await c
    .raw(`update issues set fresh_since = ${since} where substatus in ('new', 'regressed')`)
    .execute(db);
}

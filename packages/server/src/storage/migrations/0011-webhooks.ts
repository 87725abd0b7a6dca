import type { ColumnWords, Schema } from "./columns.ts";

/** Facts that name whom they are for, samples and repeats of deliveries, and what was said in full. */
export async function extendWebhooks(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema.alterTable("outbox").addColumn("recipients", "text").execute();
  await addFlag(db, c, "deliveries", "is_test", 0);
  await addFlag(db, c, "deliveries", "attempts_before", 0);
  await db.schema.alterTable("attempts").addColumn("request_headers", "text").execute();
  await db.schema.alterTable("attempts").addColumn("response_headers", "text").execute();
  await addFlag(db, c, "sentry_apps", "standard_webhooks", 1);
  await addFlag(db, c, "sentry_apps", "says_archived", 0);
  await db.schema.alterTable("sentry_apps").addColumn("previous_secret", "text").execute();
  await db.schema.alterTable("sentry_apps").addColumn("previous_secret_until", c.int).execute();
  await c
    .id(db.schema.createTable("recoveries"))
    .addColumn("sentry_app_id", c.int, (col) =>
      col.references("sentry_apps.id").onDelete("cascade"),
    )
    .addColumn("since_at", c.int, (col) => col.notNull())
    .addColumn("until_at", c.int, (col) => col.notNull())
    .addColumn("statuses", "text", (col) => col.notNull())
    .addColumn("event", "text")
    .addColumn("last_id", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("recovered", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("finished_at", c.int)
    .execute();
  await db.schema
    .createIndex("recoveries_of_app")
    .on("recoveries")
    .columns(["sentry_app_id", "id"])
    .execute();
}

async function addFlag(
  db: Schema,
  c: ColumnWords,
  table: string,
  name: string,
  initial: number,
): Promise<void> {
  await db.schema
    .alterTable(table)
    .addColumn(name, c.int, (col) => col.notNull().defaultTo(initial))
    .execute();
}

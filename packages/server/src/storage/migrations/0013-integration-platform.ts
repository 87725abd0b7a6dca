import { sql } from "kysely";
import type { ColumnWords, Schema } from "./columns.ts";

/** What public integrations have besides internal ones: pictures, reviews, and how they are used. */
export async function createIntegrationPlatform(db: Schema, c: ColumnWords): Promise<void> {
  await widenApps(db, c);
  await c
    .id(db.schema.createTable("app_avatars"))
    .addColumn("sentry_app_id", c.int, (col) =>
      col.notNull().references("sentry_apps.id").onDelete("cascade"),
    )
    .addColumn("kind", "text", (col) => col.notNull())
    .addColumn("uuid", "text", (col) => col.notNull().unique())
    .addColumn("image", c.bytes, (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addUniqueConstraint("one_avatar_of_a_kind", ["sentry_app_id", "kind"])
    .execute();
  await createPublishRequests(db, c);
  await db.schema
    .createTable("app_hours")
    .addColumn("sentry_app_id", c.int, (col) =>
      col.notNull().references("sentry_apps.id").onDelete("cascade"),
    )
    .addColumn("kind", "text", (col) => col.notNull())
    .addColumn("hour", c.int, (col) => col.notNull())
    .addColumn("quantity", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("app_hours_pk", ["sentry_app_id", "kind", "hour"])
    .execute();
  await db.schema
    .createTable("removed_apps")
    .addColumn("slug", "text", (col) => col.primaryKey())
    .execute();
}

async function widenApps(db: Schema, c: ColumnWords): Promise<void> {
  const columns = [
    ["webhook_headers", "text", null],
    ["popularity", c.int, 1],
    ["features", "text", "[]"],
    ["metadata", "text", "{}"],
    ["is_disabled", c.int, 0],
    ["published_at", c.int, null],
  ] as const;
  for (const [name, type, initial] of columns) {
    await db.schema
      .alterTable("sentry_apps")
      .addColumn(name, type, (col) =>
        initial === null ? col : col.notNull().defaultTo(sql.lit(initial)),
      )
      .execute();
  }
  await db.schema
    .createIndex("apps_by_status")
    .on("sentry_apps")
    .columns(["status", "id"])
    .execute();
}

async function createPublishRequests(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("publish_requests"))
    .addColumn("sentry_app_id", c.int, (col) =>
      col.notNull().references("sentry_apps.id").onDelete("cascade"),
    )
    .addColumn("status", "text", (col) => col.notNull())
    .addColumn("questionnaire", "text", (col) => col.notNull())
    .addColumn("requested_by", c.int)
    .addColumn("decided_by", c.int)
    .addColumn("reason", "text")
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("decided_at", c.int)
    .execute();
  // An app waits for one decision at a time.
  await db.schema
    .createIndex("asked_once")
    .unique()
    .on("publish_requests")
    .column("sentry_app_id")
    .where(sql.ref("status"), "=", sql.lit("waiting"))
    .execute();
}

import type { ColumnWords, Schema } from "./columns.ts";

/** Mail that is to go out, service hooks, and what catch-alls record. */
export async function createMailAndHooks(db: Schema, c: ColumnWords): Promise<void> {
  await createMails(db, c);
  await createServiceHooks(db, c);
  await createCatchAlls(db, c);
}

async function createCatchAlls(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("catch_alls"))
    .addColumn("user_id", c.int, (col) => col.notNull().unique().references("users.id"))
    .addColumn("token", "text", (col) => col.notNull().unique())
    .addColumn("answer_status", c.int, (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await c
    .id(db.schema.createTable("caught_requests"))
    .addColumn("catch_all_id", c.int, (col) => col.notNull().references("catch_alls.id"))
    .addColumn("method", "text", (col) => col.notNull())
    .addColumn("path", "text", (col) => col.notNull())
    .addColumn("headers", "text", (col) => col.notNull())
    .addColumn("body", c.bytes, (col) => col.notNull())
    .addColumn("size", c.int, (col) => col.notNull())
    .addColumn("ip_address", "text", (col) => col.notNull())
    .addColumn("received_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("caught_by_catch_all")
    .on("caught_requests")
    .columns(["catch_all_id", "id"])
    .execute();
  await db.schema
    .createIndex("caught_by_time")
    .on("caught_requests")
    .column("received_at")
    .execute();
}

async function createServiceHooks(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("service_hooks"))
    .addColumn("guid", "text", (col) => col.notNull().unique())
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("url", "text", (col) => col.notNull())
    .addColumn("secret", "text", (col) => col.notNull())
    .addColumn("events", "text", (col) => col.notNull())
    .addColumn("is_active", c.int, (col) => col.notNull())
    .addColumn("sentry_app_id", c.int)
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("hooks_of_project")
    .on("service_hooks")
    .columns(["project_id", "id"])
    .execute();
  await db.schema
    .createTable("hook_timeouts")
    .addColumn("hook_id", c.int, (col) =>
      col.notNull().references("service_hooks.id").onDelete("cascade"),
    )
    .addColumn("hour", c.int, (col) => col.notNull())
    .addColumn("quantity", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("hook_timeouts_pk", ["hook_id", "hour"])
    .execute();
}

async function createMails(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("mails"))
    .addColumn("organization_id", c.int)
    .addColumn("kind", "text", (col) => col.notNull())
    .addColumn("recipient", "text", (col) => col.notNull())
    .addColumn("subject", "text", (col) => col.notNull())
    .addColumn("text", "text", (col) => col.notNull())
    .addColumn("html", "text")
    .addColumn("status", "text", (col) => col.notNull().defaultTo("pending"))
    .addColumn("attempts", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("due_at", c.int)
    .addColumn("detail", "text")
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("finished_at", c.int)
    .execute();
  await db.schema
    .createIndex("mails_due")
    .on("mails")
    .column("due_at")
    .where("due_at", "is not", null)
    .execute();
  await db.schema
    .createIndex("mails_of_organization")
    .on("mails")
    .column("organization_id")
    .where("organization_id", "is not", null)
    .execute();
}

import { sql } from "kysely";
import type { ColumnWords, Schema } from "./columns.ts";

/** Integrations, and what the outside is owed. */
export async function createAppsAndOutbox(db: Schema, c: ColumnWords): Promise<void> {
  await createApps(db, c);
  await createOutbox(db, c);
}

async function createApps(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("sentry_apps"))
    .addColumn("uuid", "text", (col) => col.notNull().unique())
    .addColumn("slug", "text", (col) => col.notNull().unique())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("author", "text")
    .addColumn("organization_id", c.int, (col) => col.notNull().references("organizations.id"))
    .addColumn("status", "text", (col) => col.notNull())
    .addColumn("webhook_url", "text")
    .addColumn("redirect_url", "text")
    .addColumn("is_alertable", c.int, (col) => col.notNull())
    .addColumn("verify_install", c.int, (col) => col.notNull())
    .addColumn("scopes", "text", (col) => col.notNull())
    .addColumn("events", "text", (col) => col.notNull())
    .addColumn("schema", "text", (col) => col.notNull())
    .addColumn("overview", "text")
    .addColumn("allowed_origins", "text", (col) => col.notNull())
    .addColumn("client_id", "text", (col) => col.notNull().unique())
    .addColumn("client_secret", "text", (col) => col.notNull())
    .addColumn("created_by", c.int)
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("updated_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("apps_of_organization")
    .on("sentry_apps")
    .column("organization_id")
    .execute();
  await c
    .id(db.schema.createTable("installations"))
    .addColumn("uuid", "text", (col) => col.notNull().unique())
    .addColumn("sentry_app_id", c.int, (col) =>
      col.notNull().references("sentry_apps.id").onDelete("cascade"),
    )
    .addColumn("organization_id", c.int, (col) => col.notNull().references("organizations.id"))
    .addColumn("status", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("removed_at", c.int)
    .execute();
  // What was uninstalled stays until all it was sent is forgotten, and does not bar the next time.
  await db.schema
    .createIndex("installed_once")
    .unique()
    .on("installations")
    .columns(["sentry_app_id", "organization_id"])
    .where(sql.ref("status"), "<>", sql.lit("pending_deletion"))
    .execute();
  await db.schema
    .createIndex("installations_of_organization")
    .on("installations")
    .column("organization_id")
    .execute();
  await db.schema
    .createTable("subscriptions")
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("resource", "text", (col) => col.notNull())
    .addColumn("installation_id", c.int, (col) =>
      col.notNull().references("installations.id").onDelete("cascade"),
    )
    .addPrimaryKeyConstraint("subscriptions_pk", ["organization_id", "resource", "installation_id"])
    .execute();
  await db.schema
    .createTable("webhook_timeouts")
    .addColumn("installation_id", c.int, (col) =>
      col.notNull().references("installations.id").onDelete("cascade"),
    )
    .addColumn("hour", c.int, (col) => col.notNull())
    .addColumn("quantity", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("webhook_timeouts_pk", ["installation_id", "hour"])
    .execute();
}

async function createOutbox(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("outbox"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int)
    .addColumn("resource", "text", (col) => col.notNull())
    .addColumn("action", "text", (col) => col.notNull())
    .addColumn("actor", "text", (col) => col.notNull())
    .addColumn("data", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await c
    .id(db.schema.createTable("deliveries"))
    .addColumn("outbox_id", c.int)
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("subscriber_kind", "text", (col) => col.notNull())
    .addColumn("subscriber_id", c.int, (col) => col.notNull())
    .addColumn("resource", "text", (col) => col.notNull())
    .addColumn("action", "text", (col) => col.notNull())
    .addColumn("idempotency_key", "text", (col) => col.notNull())
    .addColumn("status", "text", (col) => col.notNull().defaultTo("pending"))
    .addColumn("attempts", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("last_outcome", "text")
    .addColumn("body", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("finished_at", c.int)
    .addUniqueConstraint("delivery_once", ["outbox_id", "subscriber_kind", "subscriber_id"])
    .execute();
  await db.schema
    .createIndex("deliveries_of_subscriber")
    .on("deliveries")
    .columns(["subscriber_kind", "subscriber_id", "id"])
    .execute();
  await db.schema
    .createTable("delivery_queue")
    .addColumn("delivery_id", c.int, (col) => col.primaryKey())
    .addColumn("receiver", "text", (col) => col.notNull())
    .addColumn("due_at", c.int, (col) => col.notNull())
    .addColumn("leased_by", "text")
    .addColumn("leased_until", c.int)
    .execute();
  // By receiver first: each has a line of its own, and a long one costs the others nothing.
  await db.schema
    .createIndex("queue_by_receiver")
    .on("delivery_queue")
    .columns(["receiver", "due_at"])
    .execute();
  await db.schema
    .createTable("attempts")
    .addColumn("delivery_id", c.int, (col) => col.notNull())
    .addColumn("number", c.int, (col) => col.notNull())
    .addColumn("subscriber_kind", "text", (col) => col.notNull())
    .addColumn("subscriber_id", c.int, (col) => col.notNull())
    .addColumn("started_at", c.int, (col) => col.notNull())
    .addColumn("duration_ms", c.int, (col) => col.notNull())
    .addColumn("outcome", "text", (col) => col.notNull())
    .addColumn("status_code", c.int)
    .addColumn("request_id", "text", (col) => col.notNull())
    .addColumn("url", "text", (col) => col.notNull())
    .addColumn("response_body", "text")
    .addColumn("detail", "text")
    .addColumn("receiver_error_id", "text")
    .addColumn("receiver_project_id", "text")
    .addPrimaryKeyConstraint("attempts_pk", ["delivery_id", "number"])
    .execute();
  await db.schema
    .createIndex("attempts_of_subscriber")
    .on("attempts")
    .columns(["subscriber_kind", "subscriber_id", "started_at"])
    .execute();
}

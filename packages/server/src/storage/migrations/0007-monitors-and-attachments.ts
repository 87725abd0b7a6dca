import type { ColumnWords, Schema } from "./columns.ts";

/** Monitors with their check-ins, attachments of events, and what people say of events. */
export async function createMonitorsAndAttachments(db: Schema, c: ColumnWords): Promise<void> {
  await createMonitors(db, c);
  await c
    .id(db.schema.createTable("attachments"))
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("event_id", "text", (col) => col.notNull())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("content_type", "text", (col) => col.notNull())
    .addColumn("attachment_type", "text", (col) => col.notNull())
    .addColumn("size_bytes", c.int, (col) => col.notNull())
    .addColumn("sha1", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    // Last: a row is read up to the columns that are asked for.
    .addColumn("content", c.bytes, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("attachments_of_event")
    .on("attachments")
    .columns(["project_id", "event_id", "id"])
    .execute();
  await c
    .id(db.schema.createTable("user_reports"))
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("event_id", "text", (col) => col.notNull())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("email", "text", (col) => col.notNull())
    .addColumn("comments", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addUniqueConstraint("user_report_once", ["project_id", "event_id"])
    .execute();
  await db.schema
    .createIndex("user_reports_by_time")
    .on("user_reports")
    .columns(["project_id", "created_at", "id"])
    .execute();
}

async function createMonitors(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("monitors"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("uuid", "text", (col) => col.notNull().unique())
    .addColumn("slug", "text", (col) => col.notNull())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("config", "text", (col) => col.notNull())
    .addColumn("status", "text", (col) => col.notNull())
    .addColumn("state", "text", (col) => col.notNull())
    .addColumn("failures", c.int, (col) => col.notNull())
    .addColumn("successes", c.int, (col) => col.notNull())
    .addColumn("last_checkin_at", c.int)
    .addColumn("next_expected_at", c.int)
    .addColumn("missed_at", c.int)
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addUniqueConstraint("monitor_slug_once", ["project_id", "slug"])
    .execute();
  await db.schema
    .createIndex("monitors_of_organization")
    .on("monitors")
    .columns(["organization_id", "slug"])
    .execute();
  await db.schema.createIndex("monitors_by_missed_at").on("monitors").column("missed_at").execute();
  await c
    .id(db.schema.createTable("monitor_checkins"))
    .addColumn("monitor_id", c.int, (col) =>
      col.notNull().references("monitors.id").onDelete("cascade"),
    )
    .addColumn("check_in_id", "text", (col) => col.notNull())
    .addColumn("status", "text", (col) => col.notNull())
    .addColumn("duration_ms", c.int)
    .addColumn("environment", "text", (col) => col.notNull())
    .addColumn("release", "text")
    .addColumn("expected_at", c.int)
    .addColumn("started_at", c.int, (col) => col.notNull())
    .addColumn("updated_at", c.int, (col) => col.notNull())
    .addColumn("times_out_at", c.int)
    .addColumn("event_owed_at", c.int)
    .addUniqueConstraint("check_in_once", ["monitor_id", "check_in_id"])
    .execute();
  for (const column of ["started_at", "times_out_at", "event_owed_at"]) {
    await db.schema
      .createIndex(`check_ins_by_${column}`)
      .on("monitor_checkins")
      .columns(column === "started_at" ? ["monitor_id", "started_at", "id"] : [column])
      .execute();
  }
}

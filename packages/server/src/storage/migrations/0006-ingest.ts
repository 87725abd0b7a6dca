import type { ColumnWords, Schema } from "./columns.ts";

/** Outcomes by the hour, and what sessions say of releases. */
export async function createIngest(db: Schema, c: ColumnWords): Promise<void> {
  // Days that were counted before stay as the first hour of their day.
  await db.schema.alterTable("outcomes").renameColumn("day", "hour").execute();
  await db.schema
    .createTable("session_hours")
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("release", "text", (col) => col.notNull())
    .addColumn("environment", "text", (col) => col.notNull())
    .addColumn("hour", c.int, (col) => col.notNull())
    .addColumn("started", c.int, (col) => col.notNull())
    .addColumn("exited", c.int, (col) => col.notNull())
    .addColumn("errored", c.int, (col) => col.notNull())
    .addColumn("unhandled", c.int, (col) => col.notNull())
    .addColumn("abnormal", c.int, (col) => col.notNull())
    .addColumn("crashed", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("session_hours_pk", ["project_id", "release", "environment", "hour"])
    .execute();
  await db.schema
    .createIndex("session_hours_by_hour")
    .on("session_hours")
    .columns(["project_id", "hour"])
    .execute();
  await db.schema
    .createTable("open_sessions")
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("sid", "text", (col) => col.notNull())
    .addColumn("release", "text", (col) => col.notNull())
    .addColumn("environment", "text", (col) => col.notNull())
    .addColumn("hour", c.int, (col) => col.notNull())
    .addColumn("state", "text", (col) => col.notNull())
    .addPrimaryKeyConstraint("open_sessions_pk", ["project_id", "sid"])
    .execute();
  await db.schema.createIndex("open_sessions_by_hour").on("open_sessions").column("hour").execute();
}

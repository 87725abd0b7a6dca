import type { ColumnWords, Schema } from "./columns.ts";

/** Whom sessions belong to: what crash-free users are counted from. */
export async function createSessionUsers(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema
    .createTable("session_users")
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("hour", c.int, (col) => col.notNull())
    .addColumn("release", "text", (col) => col.notNull())
    .addColumn("environment", "text", (col) => col.notNull())
    .addColumn("user_key", "text", (col) => col.notNull())
    .addColumn("worst", c.int, (col) => col.notNull())
    // By time first: periods are asked for, and whole hours are forgotten.
    .addPrimaryKeyConstraint("session_users_pk", [
      "project_id",
      "hour",
      "release",
      "environment",
      "user_key",
    ])
    .execute();
}

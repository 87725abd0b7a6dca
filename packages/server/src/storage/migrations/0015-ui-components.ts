import type { ColumnWords, Schema } from "./columns.ts";

/** What integrations add to pages here, and the issues of other tools that stand beside ours. */
export async function createUiComponents(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("ui_components"))
    .addColumn("uuid", "text", (col) => col.notNull().unique())
    .addColumn("sentry_app_id", c.int, (col) =>
      col.notNull().references("sentry_apps.id").onDelete("cascade"),
    )
    .addColumn("type", "text", (col) => col.notNull())
    .addColumn("schema", "text", (col) => col.notNull())
    .addUniqueConstraint("one_component_of_a_type", ["sentry_app_id", "type"])
    .execute();
  await c
    .id(db.schema.createTable("external_issues"))
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("sentry_app_id", c.int, (col) =>
      col.notNull().references("sentry_apps.id").onDelete("cascade"),
    )
    .addColumn("service_type", "text", (col) => col.notNull())
    .addColumn("display_name", "text", (col) => col.notNull())
    .addColumn("web_url", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("updated_at", c.int, (col) => col.notNull())
    .addUniqueConstraint("one_external_issue_of_an_app", ["issue_id", "sentry_app_id"])
    .execute();
  for (const column of ["project_id", "sentry_app_id"]) {
    await db.schema
      .createIndex(`external_issues_by_${column}`)
      .on("external_issues")
      .column(column)
      .execute();
  }
}

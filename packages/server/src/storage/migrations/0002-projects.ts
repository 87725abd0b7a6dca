import type { ColumnWords, Schema } from "./columns.ts";

/** Projects, their keys, and what became of everything sent to them. */
export async function createProjects(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("projects"))
    .addColumn("organization_id", c.int, (col) => col.notNull().references("organizations.id"))
    .addColumn("slug", "text", (col) => col.notNull())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("platform", "text")
    .addColumn("next_short_id", c.int, (col) => col.notNull().defaultTo(1))
    .addColumn("first_event_at", c.int)
    .addColumn("rules", "text", (col) => col.notNull())
    .addColumn("settings", "text", (col) => col.notNull().defaultTo("{}"))
    .addColumn("grouping_version", "text", (col) => col.notNull().defaultTo("v1"))
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addUniqueConstraint("project_slug_once", ["organization_id", "slug"])
    .execute();
  await db.schema
    .createTable("team_projects")
    .addColumn("team_id", c.int, (col) => col.notNull().references("teams.id").onDelete("cascade"))
    .addColumn("project_id", c.int, (col) =>
      col.notNull().references("projects.id").onDelete("cascade"),
    )
    .addPrimaryKeyConstraint("team_projects_pk", ["team_id", "project_id"])
    .execute();
  await db.schema
    .createIndex("teams_of_project")
    .on("team_projects")
    .column("project_id")
    .execute();
  await c
    .id(db.schema.createTable("project_keys"))
    .addColumn("project_id", c.int, (col) =>
      col.notNull().references("projects.id").onDelete("cascade"),
    )
    .addColumn("public_key", "text", (col) => col.notNull().unique())
    .addColumn("secret_key", "text", (col) => col.notNull())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("is_active", c.int, (col) => col.notNull().defaultTo(1))
    .addColumn("rate_limit_count", c.int)
    .addColumn("rate_limit_window", c.int)
    .addColumn("options", "text", (col) => col.notNull().defaultTo("{}"))
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema.createIndex("keys_of_project").on("project_keys").column("project_id").execute();
  await db.schema
    .createTable("removed_projects")
    .addColumn("project_id", c.int, (col) => col.primaryKey())
    .addColumn("due_at", c.int, (col) => col.notNull())
    .addColumn("is_last_pass", c.int, (col) => col.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("outcomes")
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("day", c.int, (col) => col.notNull())
    .addColumn("category", "text", (col) => col.notNull())
    .addColumn("outcome", "text", (col) => col.notNull())
    .addColumn("reason", "text", (col) => col.notNull())
    .addColumn("quantity", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("outcomes_pk", ["project_id", "day", "category", "outcome", "reason"])
    .execute();
}

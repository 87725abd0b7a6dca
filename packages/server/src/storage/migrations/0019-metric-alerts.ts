import type { ColumnWords, Schema } from "./columns.ts";

/** What metric alerts count, the rules, and the incidents they found. */
export async function createMetricAlerts(db: Schema, c: ColumnWords): Promise<void> {
  await createCounters(db, c);
  await createRules(db, c);
  await createIncidents(db, c);
  await createNotices(db, c);
}

async function createCounters(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema
    .createTable("metric_projects")
    .addColumn("project_id", c.int, (col) => col.primaryKey())
    .addColumn("version", c.int, (col) => col.notNull())
    .execute();
  await c
    .id(db.schema.createTable("metric_series"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("kind", "text", (col) => col.notNull())
    .addColumn("environment", "text")
    .addColumn("terms", "text", (col) => col.notNull())
    .addColumn("window_ms", c.int, (col) => col.notNull())
    .addColumn("keep_ms", c.int, (col) => col.notNull())
    .addColumn("since_at", c.int, (col) => col.notNull())
    .addColumn("last_at", c.int, (col) => col.notNull())
    .addColumn("total", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("users", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("is_counted", c.int, (col) => col.notNull().defaultTo(1))
    .addColumn("pruned_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("metric_series_of_project")
    .on("metric_series")
    .columns(["project_id", "is_counted"])
    .execute();
  await db.schema
    .createIndex("metric_series_to_prune")
    .on("metric_series")
    .column("pruned_at")
    .execute();
  await db.schema
    .createTable("metric_points")
    .addColumn("series_id", c.int, (col) => col.notNull())
    .addColumn("bucket_at", c.int, (col) => col.notNull())
    .addColumn("total", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("metric_points_pk", ["series_id", "bucket_at"])
    .$call(withoutRowId(c))
    .execute();
  await db.schema
    .createTable("metric_users")
    .addColumn("series_id", c.int, (col) => col.notNull())
    .addColumn("user_key", "text", (col) => col.notNull())
    .addColumn("first_at", c.int, (col) => col.notNull())
    .addColumn("last_at", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("metric_users_pk", ["series_id", "user_key", "first_at"])
    .$call(withoutRowId(c))
    .execute();
  await db.schema
    .createIndex("metric_users_by_time")
    .on("metric_users")
    .columns(["series_id", "last_at", "first_at"])
    .execute();
}

async function createRules(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("metric_rules"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("series_id", c.int, (col) => col.notNull())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("is_enabled", c.int, (col) => col.notNull())
    .addColumn("event_types", "text", (col) => col.notNull())
    .addColumn("kind", "text", (col) => col.notNull())
    .addColumn("query", "text", (col) => col.notNull())
    .addColumn("environment", "text")
    .addColumn("window_ms", c.int, (col) => col.notNull())
    .addColumn("comparison_ms", c.int)
    .addColumn("is_below", c.int, (col) => col.notNull())
    .addColumn("critical_at", "double precision", (col) => col.notNull())
    .addColumn("warning_at", "double precision")
    .addColumn("resolve_at", "double precision")
    .addColumn("triggers", "text", (col) => col.notNull())
    .addColumn("parts", c.int, (col) => col.notNull())
    .addColumn("owner_user_id", c.int)
    .addColumn("owner_team_id", c.int)
    .addColumn("created_by", c.int)
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("updated_at", c.int, (col) => col.notNull())
    .addColumn("counted_from", c.int, (col) => col.notNull())
    .addColumn("evaluated_from", c.int, (col) => col.notNull())
    .addColumn("state", "text", (col) => col.notNull())
    .addColumn("state_at", c.int, (col) => col.notNull())
    .addColumn("hushed", "text")
    .addColumn("incident_id", c.int)
    .addColumn("is_snoozed", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("snoozed_until", c.int)
    .addColumn("snoozed_by", c.int)
    .execute();
  for (const scope of ["organization_id", "project_id", "series_id"]) {
    await db.schema
      .createIndex(`metric_rules_by_${scope}`)
      .on("metric_rules")
      .columns([scope, "id"])
      .execute();
  }
  await db.schema
    .createIndex("metric_rules_enabled")
    .on("metric_rules")
    .columns(["is_enabled", "id"])
    .execute();
  await db.schema
    .createTable("metric_clocks")
    .addColumn("name", "text", (col) => col.primaryKey())
    .addColumn("evaluated_at", c.int, (col) => col.notNull())
    .execute();
}

async function createIncidents(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema
    .createTable("metric_numbers")
    .addColumn("organization_id", c.int, (col) => col.primaryKey())
    .addColumn("incidents", c.int, (col) => col.notNull())
    .execute();
  await c
    .id(db.schema.createTable("metric_incidents"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("rule_id", c.int, (col) => col.notNull())
    .addColumn("identifier", c.int, (col) => col.notNull())
    .addColumn("title", "text", (col) => col.notNull())
    .addColumn("status", c.int, (col) => col.notNull())
    .addColumn("status_method", c.int, (col) => col.notNull())
    .addColumn("started_at", c.int, (col) => col.notNull())
    .addColumn("detected_at", c.int, (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("closed_at", c.int)
    .addColumn("peak", "text", (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("metric_incidents_by_identifier")
    .on("metric_incidents")
    .columns(["organization_id", "identifier"])
    .unique()
    .execute();
  await db.schema
    .createIndex("metric_incidents_by_rule")
    .on("metric_incidents")
    .columns(["rule_id", "id"])
    .execute();
  await db.schema
    .createIndex("metric_incidents_by_project")
    .on("metric_incidents")
    .columns(["project_id", "id"])
    .execute();
  await db.schema
    .createIndex("metric_incidents_by_age")
    .on("metric_incidents")
    .column("closed_at")
    .execute();
  await c
    .id(db.schema.createTable("metric_activities"))
    .addColumn("incident_id", c.int, (col) => col.notNull())
    .addColumn("kind", c.int, (col) => col.notNull())
    .addColumn("user_id", c.int)
    .addColumn("value", "text")
    .addColumn("previous_value", "text")
    .addColumn("measured", "double precision")
    .addColumn("silence", "text")
    .addColumn("actions", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("metric_activities_of_incident")
    .on("metric_activities")
    .columns(["incident_id", "id"])
    .execute();
}

async function createNotices(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("metric_notices"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("rule_id", c.int, (col) => col.notNull())
    .addColumn("user_id", c.int, (col) => col.notNull())
    .addColumn("title", "text", (col) => col.notNull())
    .addColumn("description", "text", (col) => col.notNull())
    .addColumn("identifier", c.int, (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("metric_notices_of_reader")
    .on("metric_notices")
    .columns(["project_id", "user_id", "id"])
    .execute();
  await db.schema
    .createTable("metric_mail_times")
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("user_id", c.int, (col) => col.notNull())
    .addColumn("mailed_at", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("metric_mail_times_pk", ["project_id", "user_id"])
    .execute();
}

/** SQLite: a table that is little more than its key needs no second tree. */
function withoutRowId(
  c: ColumnWords,
): <T extends { modifyEnd: (text: ReturnType<ColumnWords["raw"]>) => T }>(table: T) => T {
  return (table) => (c.engine === "sqlite" ? table.modifyEnd(c.raw("without rowid")) : table);
}

import type { ColumnWords, Schema } from "./columns.ts";

/** Alert rules, what they count, when they fired, and the mail that firings owe. */
export async function createAlertRules(db: Schema, c: ColumnWords): Promise<void> {
  await createRules(db, c);
  await createCounters(db, c);
  await createFirings(db, c);
  await createMail(db, c);
}

async function createRules(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("alert_rules"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("is_enabled", c.int, (col) => col.notNull().defaultTo(1))
    .addColumn("condition_match", "text", (col) => col.notNull())
    .addColumn("filter_match", "text", (col) => col.notNull())
    .addColumn("conditions", "text", (col) => col.notNull())
    .addColumn("filters", "text", (col) => col.notNull())
    .addColumn("actions", "text", (col) => col.notNull())
    .addColumn("frequency", c.int, (col) => col.notNull())
    .addColumn("environment", "text")
    .addColumn("owner_user_id", c.int)
    .addColumn("owner_team_id", c.int)
    .addColumn("created_by", c.int)
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("updated_at", c.int, (col) => col.notNull())
    .addColumn("is_snoozed", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("snoozed_until", c.int)
    .addColumn("snoozed_by", c.int)
    .execute();
  await db.schema
    .createIndex("alert_rules_of_project")
    .on("alert_rules")
    .columns(["project_id", "id"])
    .execute();
  await db.schema
    .createIndex("alert_rules_of_organization")
    .on("alert_rules")
    .columns(["organization_id", "id"])
    .execute();
  await db.schema
    .createTable("alert_projects")
    .addColumn("project_id", c.int, (col) => col.primaryKey())
    .addColumn("version", c.int, (col) => col.notNull())
    .execute();
  await c
    .id(db.schema.createTable("alert_webhooks"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int)
    .addColumn("rule_kind", "text", (col) => col.notNull())
    .addColumn("rule_id", c.int, (col) => col.notNull())
    .addColumn("url", "text", (col) => col.notNull())
    .addColumn("secret", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("alert_webhooks_of_rule")
    .on("alert_webhooks")
    .columns(["rule_kind", "rule_id"])
    .execute();
  await db.schema
    .createIndex("alert_webhooks_of_organization")
    .on("alert_webhooks")
    .columns(["organization_id", "project_id"])
    .execute();
}

async function createCounters(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema
    .createTable("alert_counts")
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("step", c.int, (col) => col.notNull())
    .addColumn("environment", "text", (col) => col.notNull())
    .addColumn("bucket_at", c.int, (col) => col.notNull())
    .addColumn("events", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("alert_counts_pk", [
      "project_id",
      "issue_id",
      "step",
      "bucket_at",
      "environment",
    ])
    .$call(withoutRowId(c))
    .execute();
  await db.schema
    .createIndex("alert_counts_by_age")
    .on("alert_counts")
    .columns(["step", "bucket_at"])
    .execute();
  await db.schema
    .createTable("alert_users")
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("step", c.int, (col) => col.notNull())
    .addColumn("environment", "text", (col) => col.notNull())
    .addColumn("bucket_at", c.int, (col) => col.notNull())
    .addColumn("user_key", "text", (col) => col.notNull())
    .addPrimaryKeyConstraint("alert_users_pk", [
      "project_id",
      "issue_id",
      "step",
      "bucket_at",
      "environment",
      "user_key",
    ])
    .$call(withoutRowId(c))
    .execute();
  await db.schema
    .createIndex("alert_users_by_age")
    .on("alert_users")
    .columns(["step", "bucket_at"])
    .execute();
  await db.schema
    .createTable("alert_states")
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("rule_id", c.int, (col) => col.notNull())
    .addColumn("fired_at", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("alert_states_pk", ["project_id", "issue_id", "rule_id"])
    .$call(withoutRowId(c))
    .execute();
  await db.schema
    .createIndex("alert_states_by_age")
    .on("alert_states")
    .column("fired_at")
    .execute();
}

async function createFirings(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("alert_firings"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("rule_id", c.int, (col) => col.notNull())
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("event_id", "text", (col) => col.notNull())
    .addColumn("fired_at", c.int, (col) => col.notNull())
    .addColumn("actions", "text", (col) => col.notNull())
    .execute();
  for (const scope of ["rule_id", "issue_id", "project_id"]) {
    await db.schema
      .createIndex(`alert_firings_by_${scope}`)
      .on("alert_firings")
      .columns([scope, "fired_at", "id"])
      .execute();
  }
  await db.schema
    .createIndex("alert_firings_by_age")
    .on("alert_firings")
    .column("fired_at")
    .execute();
}

async function createMail(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("alert_notices"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("rule_id", c.int, (col) => col.notNull())
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("event_id", "text", (col) => col.notNull())
    .addColumn("rule_name", "text", (col) => col.notNull())
    .addColumn("target", "text", (col) => col.notNull())
    .addColumn("is_addressed", c.int, (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("alert_notices_of_project")
    .on("alert_notices")
    .column("project_id")
    .execute();
  await db.schema
    .createIndex("alert_notices_waiting")
    .on("alert_notices")
    .columns(["is_addressed", "id"])
    .execute();
  await db.schema
    .createTable("alert_notice_readers")
    .addColumn("notice_id", c.int, (col) => col.notNull())
    .addColumn("user_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("alert_notice_readers_pk", ["project_id", "user_id", "notice_id"])
    .$call(withoutRowId(c))
    .execute();
  await db.schema
    .createTable("alert_mail_times")
    .addColumn("user_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("mailed_at", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("alert_mail_times_pk", ["project_id", "user_id"])
    .execute();
  await db.schema
    .createTable("alert_mutes")
    .addColumn("user_id", c.int, (col) => col.notNull())
    .addColumn("scope", "text", (col) => col.notNull())
    .addColumn("scope_id", c.int, (col) => col.notNull())
    .addColumn("until_at", c.int)
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("alert_mutes_pk", ["scope", "scope_id", "user_id"])
    .execute();
}

/** SQLite: a table that is little more than its key needs no second tree. */
function withoutRowId(
  c: ColumnWords,
): <T extends { modifyEnd: (text: ReturnType<ColumnWords["raw"]>) => T }>(table: T) => T {
  return (table) => (c.engine === "sqlite" ? table.modifyEnd(c.raw("without rowid")) : table);
}

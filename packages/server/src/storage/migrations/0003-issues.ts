import type { ColumnWords, Schema } from "./columns.ts";

/** Issues, the events they are made of, and the counters kept beside them. */
export async function createIssues(db: Schema, c: ColumnWords): Promise<void> {
  await createIssueTable(db, c);
  await createCounters(db, c);
  await createEvents(db, c);
  await c
    .id(db.schema.createTable("activities"))
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("type", "text", (col) => col.notNull())
    .addColumn("user_id", c.int)
    .addColumn("sentry_app_id", c.int)
    .addColumn("data", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("activities_of_issue")
    .on("activities")
    .columns(["issue_id", "id"])
    .execute();
}

async function createIssueTable(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("issues"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("short_id", c.int, (col) => col.notNull())
    .addColumn("title", "text", (col) => col.notNull())
    .addColumn("culprit", "text", (col) => col.notNull())
    .addColumn("location", "text", (col) => col.notNull())
    .addColumn("level", "text", (col) => col.notNull())
    .addColumn("platform", "text", (col) => col.notNull())
    .addColumn("logger", "text")
    .addColumn("type", "text", (col) => col.notNull())
    .addColumn("metadata", "text", (col) => col.notNull())
    .addColumn("status", "text", (col) => col.notNull().defaultTo("unresolved"))
    .addColumn("substatus", "text", (col) => col.defaultTo("new"))
    .addColumn("status_details", "text", (col) => col.notNull().defaultTo("{}"))
    .addColumn("priority", "text", (col) => col.notNull().defaultTo("medium"))
    .addColumn("assigned_user_id", c.int)
    .addColumn("assigned_team_id", c.int)
    .addColumn("first_seen_at", c.int, (col) => col.notNull())
    .addColumn("last_seen_at", c.int, (col) => col.notNull())
    .addColumn("times_seen", c.int, (col) => col.notNull())
    .addColumn("user_count", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("comment_count", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("is_unhandled", c.int, (col) => col.notNull())
    .addColumn("first_release", "text")
    .addColumn("last_release", "text")
    .addUniqueConstraint("issue_short_id_once", ["project_id", "short_id"])
    .execute();
  for (const scope of ["organization", "project"]) {
    for (const sort of ["last_seen_at", "first_seen_at", "times_seen", "user_count"]) {
      await db.schema
        .createIndex(`issues_by_${scope}_${sort}`)
        .on("issues")
        .columns([`${scope}_id`, sort, "id"])
        .execute();
    }
  }
  await db.schema
    .createTable("issue_hashes")
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("hash", "text", (col) => col.notNull())
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("issue_hashes_pk", ["project_id", "hash"])
    .execute();
  await db.schema.createIndex("hashes_of_issue").on("issue_hashes").column("issue_id").execute();
}

async function createCounters(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema
    .createTable("issue_users")
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("user_key", "text", (col) => col.notNull())
    .addPrimaryKeyConstraint("issue_users_pk", ["issue_id", "user_key"])
    .$call(withoutRowId(c))
    .execute();
  await db.schema
    .createTable("issue_viewers")
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("user_id", c.int, (col) => col.notNull().references("users.id").onDelete("cascade"))
    .addColumn("seen_at", c.int)
    .addColumn("is_bookmarked", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("is_subscribed", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("subscription_reason", "text")
    .addPrimaryKeyConstraint("issue_viewers_pk", ["issue_id", "user_id"])
    .execute();
  await db.schema
    .createTable("issue_tags")
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("key", "text", (col) => col.notNull())
    .addColumn("value", "text", (col) => col.notNull())
    .addColumn("times_seen", c.int, (col) => col.notNull())
    .addColumn("first_seen_at", c.int, (col) => col.notNull())
    .addColumn("last_seen_at", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("issue_tags_pk", ["issue_id", "key", "value"])
    .$call(withoutRowId(c))
    .execute();
  await db.schema
    .createTable("issue_hours")
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("hour", c.int, (col) => col.notNull())
    .addColumn("times_seen", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("issue_hours_pk", ["issue_id", "hour"])
    .$call(withoutRowId(c))
    .execute();
}

async function createEvents(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema
    .createTable("event_ids")
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("event_id", "text", (col) => col.notNull())
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("timestamp_at", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("event_ids_pk", ["project_id", "event_id"])
    .$call(withoutRowId(c))
    .execute();
  await db.schema
    .createTable("events")
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("issue_id", c.int, (col) => col.notNull())
    .addColumn("event_id", "text", (col) => col.notNull())
    .addColumn("timestamp_at", c.int, (col) => col.notNull())
    .addColumn("received_at", c.int, (col) => col.notNull())
    .addColumn("environment", "text")
    .addColumn("release", "text")
    .addColumn("size_bytes", c.int, (col) => col.notNull())
    .addColumn("payload", "text", (col) => col.notNull())
    .addColumn("grouping", "text", (col) => col.notNull())
    // In time partitions: old ones are dropped whole, which costs nothing, instead of deleted.
    .$call((table) =>
      c.engine === "postgres" ? table.modifyEnd(c.raw("partition by range (timestamp_at)")) : table,
    )
    .execute();
  if (c.engine === "postgres") {
    await c.raw("create table events_default partition of events default").execute(db);
  }
  await db.schema
    .createIndex("events_of_issue")
    .on("events")
    .columns(["issue_id", "timestamp_at", "event_id"])
    .execute();
  await db.schema
    .createIndex("events_of_project")
    .on("events")
    .columns(["project_id", "timestamp_at"])
    .execute();
  await c
    .id(db.schema.createTable("poisoned_events"))
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("event_id", "text", (col) => col.notNull())
    .addColumn("received_at", c.int, (col) => col.notNull())
    .addColumn("reason", "text", (col) => col.notNull())
    .addColumn("payload", c.bytes, (col) => col.notNull())
    .execute();
}

/** SQLite: a table that is only its key needs no second tree. */
function withoutRowId(
  c: ColumnWords,
): <T extends { modifyEnd: (text: ReturnType<ColumnWords["raw"]>) => T }>(table: T) => T {
  return (table) => (c.engine === "sqlite" ? table.modifyEnd(c.raw("without rowid")) : table);
}

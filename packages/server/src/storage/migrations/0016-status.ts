import type { ColumnWords, Schema } from "./columns.ts";

/** Sentries with their history, and the hoots that show them. */
export async function createStatus(db: Schema, c: ColumnWords): Promise<void> {
  await createHoots(db, c);
  await createSentries(db, c);
  await createLinks(db, c);
  await createHistory(db, c);
}

async function createHoots(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("hoots"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("uid", "text", (col) => col.notNull().unique())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("description", "text", (col) => col.notNull())
    .addColumn("link", "text")
    .addColumn("text", "text", (col) => col.notNull())
    .addColumn("faq", "text", (col) => col.notNull())
    .addColumn("is_enabled", c.int, (col) => col.notNull())
    .addColumn("sentries_state", "text")
    .addColumn("sentries_message", "text", (col) => col.notNull())
    .addColumn("record_at", c.int)
    .addColumn("override_state", "text")
    .addColumn("override_message", "text", (col) => col.notNull())
    .addColumn("override_until_at", c.int)
    .addColumn("shown_state", "text", (col) => col.notNull())
    .addColumn("changed_at", c.int, (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("hoots_of_organization")
    .on("hoots")
    .columns(["organization_id", "name", "id"])
    .execute();
  await db.schema
    .createIndex("hoots_by_override_until_at")
    .on("hoots")
    .column("override_until_at")
    .execute();
  await db.schema
    .createTable("hoot_followers")
    .addColumn("hoot_id", c.int, (col) => col.notNull().references("hoots.id").onDelete("cascade"))
    .addColumn("user_id", c.int, (col) => col.notNull())
    .addPrimaryKeyConstraint("hoot_followers_key", ["hoot_id", "user_id"])
    .execute();
}

async function createSentries(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("sentries"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("uid", "text", (col) => col.notNull().unique())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("description", "text", (col) => col.notNull())
    .addColumn("is_enabled", c.int, (col) => col.notNull())
    .addColumn("state", "text")
    .addColumn("reported_state", "text")
    .addColumn("message", "text", (col) => col.notNull())
    .addColumn("state_since_at", c.int)
    .addColumn("updated_at", c.int)
    .addColumn("record_at", c.int)
    .addColumn("own_record_at", c.int)
    .addColumn("meta", "text", (col) => col.notNull())
    .addColumn("timeout_ms", c.int)
    .addColumn("times_out_at", c.int)
    .addColumn("follows", "text")
    .addColumn("followed_kind", "text")
    .addColumn("followed_id", c.int)
    .addColumn("followed_project_id", c.int)
    .addColumn("looks_at", c.int)
    .addColumn("token_hash", "text", (col) => col.unique())
    .addColumn("token_end", "text")
    .addColumn("token_at", c.int)
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  const indexes: readonly [name: string, columns: string[]][] = [
    ["sentries_of_organization", ["organization_id", "name", "id"]],
    ["sentries_by_times_out_at", ["times_out_at"]],
    ["sentries_by_looks_at", ["looks_at"]],
    ["sentries_by_followed", ["followed_kind", "followed_id"]],
    ["sentries_by_followed_project", ["followed_project_id"]],
  ];
  for (const [name, columns] of indexes) {
    await db.schema.createIndex(name).on("sentries").columns(columns).execute();
  }
}

async function createLinks(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema
    .createTable("sentry_hoots")
    .addColumn("sentry_id", c.int, (col) =>
      col.notNull().references("sentries.id").onDelete("cascade"),
    )
    .addColumn("hoot_id", c.int, (col) => col.notNull().references("hoots.id").onDelete("cascade"))
    .addPrimaryKeyConstraint("sentry_hoots_key", ["sentry_id", "hoot_id"])
    .execute();
  await db.schema.createIndex("sentries_of_hoot").on("sentry_hoots").column("hoot_id").execute();
  await db.schema
    .createTable("sentry_upstreams")
    .addColumn("sentry_id", c.int, (col) =>
      col.notNull().references("sentries.id").onDelete("cascade"),
    )
    .addColumn("upstream_id", c.int, (col) =>
      col.notNull().references("sentries.id").onDelete("cascade"),
    )
    .addPrimaryKeyConstraint("sentry_upstreams_key", ["sentry_id", "upstream_id"])
    .execute();
  await db.schema
    .createIndex("downstreams_of_sentry")
    .on("sentry_upstreams")
    .column("upstream_id")
    .execute();
}

async function createHistory(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("sentry_entries"))
    .addColumn("sentry_id", c.int, (col) =>
      col.notNull().references("sentries.id").onDelete("cascade"),
    )
    .addColumn("kind", "text", (col) => col.notNull())
    .addColumn("state", "text")
    .addColumn("is_change", c.int, (col) => col.notNull())
    .addColumn("message", "text", (col) => col.notNull())
    .addColumn("note", "text", (col) => col.notNull())
    .addColumn("is_private", c.int, (col) => col.notNull())
    .addColumn("meta", "text", (col) => col.notNull())
    .addColumn("record_at", c.int)
    .addColumn("author", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await c
    .id(db.schema.createTable("sentry_counts"))
    .addColumn("sentry_id", c.int, (col) =>
      col.notNull().references("sentries.id").onDelete("cascade"),
    )
    .addColumn("item", "text", (col) => col.notNull())
    .addColumn("amount", c.int, (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  for (const table of ["sentry_entries", "sentry_counts"]) {
    await db.schema
      .createIndex(`${table}_by_time`)
      .on(table)
      .columns(["sentry_id", "created_at", "id"])
      .execute();
  }
}

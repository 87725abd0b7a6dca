import type { ColumnWords, Schema } from "./columns.ts";

/** Invitations, people that are none, what is being removed, and how old things are found. */
export async function createMembership(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema
    .alterTable("users")
    .addColumn("kind", "text", (col) => col.notNull().defaultTo("person"))
    .execute();
  await createInvitations(db, c);
  await keepRemovals(db, c);
  await db.schema
    .createIndex("tokens_of_organization")
    .on("api_tokens")
    .column("organization_id")
    .execute();
  for (const kind of ["user", "team"]) {
    await db.schema
      .createIndex(`issues_of_${kind}`)
      .on("issues")
      .column(`assigned_${kind}_id`)
      .where(`assigned_${kind}_id`, "is not", null)
      .execute();
  }
  if (c.engine === "postgres") {
    // Ids come nearly in order of time, and then this index is a few pages and costs writers nothing.
    await c
      .raw("create index event_ids_by_time on event_ids using brin (timestamp_at)")
      .execute(db);
  }
}

async function createInvitations(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("invitations"))
    .addColumn("organization_id", c.int, (col) => col.notNull().references("organizations.id"))
    .addColumn("email", "text", (col) => col.notNull())
    .addColumn("role", "text", (col) => col.notNull())
    .addColumn("team_ids", "text", (col) => col.notNull().defaultTo("[]"))
    .addColumn("token_hash", "text", (col) => col.notNull())
    .addColumn("inviter_id", c.int)
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("expires_at", c.int, (col) => col.notNull())
    .addUniqueConstraint("invited_once", ["organization_id", "email"])
    .execute();
}

async function keepRemovals(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema.alterTable("organizations").addColumn("removed_at", c.int).execute();
  await c
    .id(db.schema.createTable("removals"))
    .addColumn("kind", "text", (col) => col.notNull())
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("target_id", c.int, (col) => col.notNull())
    .addColumn("slug", "text", (col) => col.notNull())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("removed_by", c.int)
    .addColumn("started_at", c.int, (col) => col.notNull())
    .addColumn("deleted_rows", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("finished_at", c.int)
    .addUniqueConstraint("removed_once", ["kind", "target_id"])
    .execute();
  await db.schema
    .createIndex("removals_of_organization")
    .on("removals")
    .columns(["organization_id", "id"])
    .execute();
  await db.schema
    .createIndex("removals_by_user")
    .on("removals")
    .columns(["removed_by", "id"])
    .execute();
}

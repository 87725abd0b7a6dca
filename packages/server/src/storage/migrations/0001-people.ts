import type { ColumnWords, Schema } from "./columns.ts";

/** Users and their sign-in, organizations, members, teams, tokens, the audit log. */
export async function createPeople(db: Schema, c: ColumnWords): Promise<void> {
  await createSignIn(db, c);
  await createOrganizations(db, c);
  await createTokensAndAudit(db, c);
}

async function createSignIn(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("users"))
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("email", "text", (col) => col.notNull().unique())
    .addColumn("email_verified", c.flag, (col) => col.notNull())
    .addColumn("image", "text")
    .addColumn("created_at", c.date, (col) => col.notNull())
    .addColumn("updated_at", c.date, (col) => col.notNull())
    .addColumn("is_instance_admin", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("is_active", c.int, (col) => col.notNull().defaultTo(1))
    .addColumn("last_active_at", c.int)
    .addColumn("last_login_at", c.int)
    .execute();
  await c
    .id(db.schema.createTable("sessions"))
    .addColumn("user_id", c.int, (col) => col.notNull().references("users.id").onDelete("cascade"))
    .addColumn("token", "text", (col) => col.notNull().unique())
    .addColumn("expires_at", c.date, (col) => col.notNull())
    .addColumn("ip_address", "text")
    .addColumn("user_agent", "text")
    .addColumn("created_at", c.date, (col) => col.notNull())
    .addColumn("updated_at", c.date, (col) => col.notNull())
    .execute();
  await db.schema.createIndex("sessions_of_user").on("sessions").column("user_id").execute();
  await c
    .id(db.schema.createTable("accounts"))
    .addColumn("user_id", c.int, (col) => col.notNull().references("users.id").onDelete("cascade"))
    .addColumn("account_id", "text", (col) => col.notNull())
    .addColumn("provider_id", "text", (col) => col.notNull())
    .addColumn("access_token", "text")
    .addColumn("refresh_token", "text")
    .addColumn("id_token", "text")
    .addColumn("access_token_expires_at", c.date)
    .addColumn("refresh_token_expires_at", c.date)
    .addColumn("scope", "text")
    .addColumn("password", "text")
    .addColumn("created_at", c.date, (col) => col.notNull())
    .addColumn("updated_at", c.date, (col) => col.notNull())
    .execute();
  await db.schema.createIndex("accounts_of_user").on("accounts").column("user_id").execute();
  await c
    .id(db.schema.createTable("verifications"))
    .addColumn("identifier", "text", (col) => col.notNull())
    .addColumn("value", "text", (col) => col.notNull())
    .addColumn("expires_at", c.date, (col) => col.notNull())
    .addColumn("created_at", c.date, (col) => col.notNull())
    .addColumn("updated_at", c.date, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("verifications_by_identifier")
    .on("verifications")
    .column("identifier")
    .execute();
}

async function createOrganizations(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("organizations"))
    .addColumn("slug", "text", (col) => col.notNull().unique())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("settings", "text", (col) => col.notNull().defaultTo("{}"))
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await c
    .id(db.schema.createTable("members"))
    .addColumn("organization_id", c.int, (col) => col.notNull().references("organizations.id"))
    .addColumn("user_id", c.int, (col) => col.notNull().references("users.id").onDelete("cascade"))
    .addColumn("role", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addUniqueConstraint("member_once", ["organization_id", "user_id"])
    .execute();
  await db.schema.createIndex("members_of_user").on("members").column("user_id").execute();
  await c
    .id(db.schema.createTable("teams"))
    .addColumn("organization_id", c.int, (col) => col.notNull().references("organizations.id"))
    .addColumn("slug", "text", (col) => col.notNull())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addUniqueConstraint("team_slug_once", ["organization_id", "slug"])
    .execute();
  await db.schema
    .createTable("team_members")
    .addColumn("team_id", c.int, (col) => col.notNull().references("teams.id").onDelete("cascade"))
    .addColumn("member_id", c.int, (col) =>
      col.notNull().references("members.id").onDelete("cascade"),
    )
    .addPrimaryKeyConstraint("team_members_pk", ["team_id", "member_id"])
    .execute();
  await db.schema.createIndex("teams_of_member").on("team_members").column("member_id").execute();
}

async function createTokensAndAudit(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("api_tokens"))
    .addColumn("kind", "text", (col) => col.notNull())
    .addColumn("user_id", c.int, (col) => col.references("users.id").onDelete("cascade"))
    .addColumn("organization_id", c.int)
    .addColumn("installation_id", c.int)
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("token_hash", "text", (col) => col.notNull().unique())
    .addColumn("last_characters", "text", (col) => col.notNull())
    .addColumn("scopes", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("expires_at", c.int)
    .addColumn("last_used_at", c.int)
    .execute();
  await db.schema.createIndex("tokens_of_user").on("api_tokens").column("user_id").execute();
  await db.schema
    .createIndex("tokens_of_installation")
    .on("api_tokens")
    .column("installation_id")
    .execute();
  await c
    .id(db.schema.createTable("audit_log"))
    .addColumn("organization_id", c.int)
    .addColumn("event", "text", (col) => col.notNull())
    .addColumn("actor_kind", "text", (col) => col.notNull())
    .addColumn("actor_id", "text", (col) => col.notNull())
    .addColumn("actor_name", "text", (col) => col.notNull())
    .addColumn("target_kind", "text", (col) => col.notNull())
    .addColumn("target_id", "text", (col) => col.notNull())
    .addColumn("data", "text", (col) => col.notNull())
    .addColumn("ip_address", "text")
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("audit_of_organization")
    .on("audit_log")
    .columns(["organization_id", "id"])
    .execute();
  await db.schema
    .createIndex("audit_of_target")
    .on("audit_log")
    .columns(["organization_id", "target_kind", "target_id", "id"])
    .execute();
  await db.schema
    .createTable("instance_settings")
    .addColumn("name", "text", (col) => col.primaryKey())
    .addColumn("value", "text", (col) => col.notNull())
    .execute();
  await db.schema
    .createTable("leases")
    .addColumn("name", "text", (col) => col.primaryKey())
    .addColumn("holder", "text", (col) => col.notNull())
    .addColumn("until_at", c.int, (col) => col.notNull())
    .execute();
}

import type { ColumnWords, Schema } from "./columns.ts";

/** Codes and refresh tokens of integrations, and applications that act as the people who allow them. */
export async function createAuthorizations(db: Schema, c: ColumnWords): Promise<void> {
  await createGrants(db, c);
  await createApplications(db, c);
  await createApplicationCodes(db, c);
  await extendTokens(db, c);
}

async function createGrants(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema
    .createTable("installation_grants")
    .addColumn("installation_id", c.int, (col) =>
      col.primaryKey().references("installations.id").onDelete("cascade"),
    )
    .addColumn("code_hash", "text", (col) => col.notNull().unique())
    .addColumn("sealed_code", "text", (col) => col.notNull())
    .addColumn("expires_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createTable("spent_assertions")
    .addColumn("hash", "text", (col) => col.primaryKey())
    .addColumn("expires_at", c.int, (col) => col.notNull())
    .execute();
}

async function createApplications(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("oauth_applications"))
    .addColumn("owner_id", c.int, (col) => col.notNull().references("users.id").onDelete("cascade"))
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("client_id", "text", (col) => col.notNull().unique())
    .addColumn("secret_hash", "text")
    .addColumn("redirect_uris", "text", (col) => col.notNull())
    .addColumn("allowed_origins", "text", (col) => col.notNull())
    .addColumn("homepage_url", "text")
    .addColumn("privacy_url", "text")
    .addColumn("terms_url", "text")
    .addColumn("created_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("oauth_applications_of_owner")
    .on("oauth_applications")
    .column("owner_id")
    .execute();
  await c
    .id(db.schema.createTable("oauth_authorizations"))
    .addColumn("application_id", c.int, (col) =>
      col.notNull().references("oauth_applications.id").onDelete("cascade"),
    )
    .addColumn("user_id", c.int, (col) => col.notNull().references("users.id").onDelete("cascade"))
    .addColumn("scopes", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addUniqueConstraint("authorized_once", ["application_id", "user_id"])
    .execute();
  await db.schema
    .createIndex("oauth_authorizations_of_user")
    .on("oauth_authorizations")
    .column("user_id")
    .execute();
}

async function createApplicationCodes(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema
    .createTable("oauth_codes")
    .addColumn("code_hash", "text", (col) => col.primaryKey())
    .addColumn("authorization_id", c.int, (col) =>
      col.notNull().references("oauth_authorizations.id").onDelete("cascade"),
    )
    .addColumn("scopes", "text", (col) => col.notNull())
    .addColumn("redirect_uri", "text", (col) => col.notNull())
    .addColumn("is_redirect_given", c.int, (col) => col.notNull())
    .addColumn("code_challenge", "text")
    .addColumn("expires_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createTable("oauth_device_codes")
    .addColumn("device_code_hash", "text", (col) => col.primaryKey())
    .addColumn("user_code_hash", "text", (col) => col.notNull().unique())
    .addColumn("application_id", c.int, (col) =>
      col.notNull().references("oauth_applications.id").onDelete("cascade"),
    )
    .addColumn("scopes", "text", (col) => col.notNull())
    .addColumn("status", "text", (col) => col.notNull())
    .addColumn("authorization_id", c.int, (col) =>
      col.references("oauth_authorizations.id").onDelete("cascade"),
    )
    .addColumn("interval_seconds", c.int, (col) => col.notNull())
    .addColumn("polled_at", c.int)
    .addColumn("expires_at", c.int, (col) => col.notNull())
    .execute();
}

async function extendTokens(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema.alterTable("api_tokens").addColumn("refresh_hash", "text").execute();
  await db.schema
    .createIndex("tokens_by_refresh")
    .unique()
    .on("api_tokens")
    .column("refresh_hash")
    .execute();
  await db.schema
    .alterTable("api_tokens")
    .addColumn("authorization_id", c.int, (col) =>
      col.references("oauth_authorizations.id").onDelete("cascade"),
    )
    .execute();
  await db.schema
    .createIndex("tokens_of_authorization")
    .on("api_tokens")
    .column("authorization_id")
    .execute();
  // Which token a code or refresh token was turned into: whoever shows it again ends that token.
  await db.schema
    .createTable("oauth_spent")
    .addColumn("hash", "text", (col) => col.primaryKey())
    .addColumn("token_id", c.int, (col) =>
      col.notNull().references("api_tokens.id").onDelete("cascade"),
    )
    .addColumn("spent_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("oauth_spent_of_token")
    .on("oauth_spent")
    .column("token_id")
    .execute();
}

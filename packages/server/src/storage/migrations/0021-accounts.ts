import type { ColumnWords, Schema } from "./columns.ts";

/** Two-factor sign-in, passkeys, and which mails people want. */
export async function createAccounts(db: Schema, c: ColumnWords): Promise<void> {
  await db.schema.alterTable("users").addColumn("two_factor_enabled", c.flag).execute();
  await c
    .id(db.schema.createTable("two_factors"))
    .addColumn("user_id", c.int, (col) => col.notNull().references("users.id").onDelete("cascade"))
    .addColumn("secret", "text", (col) => col.notNull())
    .addColumn("backup_codes", "text", (col) => col.notNull())
    .addColumn("verified", c.flag)
    .addColumn("failed_verification_count", c.int)
    .addColumn("locked_until", c.date)
    .execute();
  await db.schema
    .createIndex("two_factors_of_user")
    .on("two_factors")
    .column("user_id")
    .unique()
    .execute();
  await createPasskeys(db, c);
  await db.schema
    .createTable("unwanted_mails")
    .addColumn("user_id", c.int, (col) => col.notNull().references("users.id").onDelete("cascade"))
    .addColumn("kind", "text", (col) => col.notNull())
    .addPrimaryKeyConstraint("unwanted_mails_key", ["user_id", "kind"])
    .execute();
}

async function createPasskeys(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("passkeys"))
    .addColumn("user_id", c.int, (col) => col.notNull().references("users.id").onDelete("cascade"))
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("credential_id", "text", (col) => col.notNull().unique())
    .addColumn("public_key", "text", (col) => col.notNull())
    .addColumn("counter", c.int, (col) => col.notNull())
    .addColumn("transports", "text", (col) => col.notNull())
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("last_used_at", c.int)
    .execute();
  await db.schema.createIndex("passkeys_of_user").on("passkeys").column("user_id").execute();
  await db.schema
    .createTable("passkey_challenges")
    .addColumn("challenge", "text", (col) => col.primaryKey())
    .addColumn("user_id", c.int, (col) => col.references("users.id").onDelete("cascade"))
    .addColumn("expires_at", c.int, (col) => col.notNull())
    .execute();
}

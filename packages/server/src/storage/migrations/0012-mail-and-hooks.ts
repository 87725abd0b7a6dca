import type { ColumnWords, Schema } from "./columns.ts";

/** Mail that is to go out. */
export async function createMailAndHooks(db: Schema, c: ColumnWords): Promise<void> {
  await createMails(db, c);
}

async function createMails(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("mails"))
    .addColumn("organization_id", c.int)
    .addColumn("kind", "text", (col) => col.notNull())
    .addColumn("recipient", "text", (col) => col.notNull())
    .addColumn("subject", "text", (col) => col.notNull())
    .addColumn("text", "text", (col) => col.notNull())
    .addColumn("html", "text")
    .addColumn("status", "text", (col) => col.notNull().defaultTo("pending"))
    .addColumn("attempts", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("due_at", c.int)
    .addColumn("detail", "text")
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("finished_at", c.int)
    .execute();
  await db.schema
    .createIndex("mails_due")
    .on("mails")
    .column("due_at")
    .where("due_at", "is not", null)
    .execute();
  await db.schema
    .createIndex("mails_of_organization")
    .on("mails")
    .column("organization_id")
    .where("organization_id", "is not", null)
    .execute();
}

import type { ColumnWords, Schema } from "./columns.ts";

/** Words of issues for full text, when and as whom users met them, and what merges and deletions leave to do. */
export async function createIssueSearch(db: Schema, c: ColumnWords): Promise<void> {
  await createWords(db, c);
  for (const column of ["email", "username", "ip_address"]) {
    await db.schema.alterTable("issue_users").addColumn(column, "text").execute();
  }
  await db.schema
    .alterTable("issue_users")
    .addColumn("last_seen_at", c.int, (col) => col.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable("issues").addColumn("reopen_at", c.int).execute();
  await db.schema
    .createIndex("issues_to_reopen")
    .on("issues")
    .column("reopen_at")
    .where("reopen_at", "is not", null)
    .execute();
  const until =
    c.engine === "sqlite"
      ? "json_extract(status_details, '$.ignoreUntil')"
      : "(status_details::json ->> 'ignoreUntil')::numeric::bigint";
  await c.raw(`update issues set reopen_at = ${until} where status = 'ignored'`).execute(db);
  await db.schema
    .createTable("removed_issues")
    .addColumn("issue_id", c.int, (col) => col.primaryKey())
    .addColumn("into_issue_id", c.int)
    .addColumn("removed_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("removed_issues_into")
    .on("removed_issues")
    .column("into_issue_id")
    .execute();
}

/** The same two columns on both engines, `rowid` being the issue's id. */
async function createWords(db: Schema, c: ColumnWords): Promise<void> {
  const text = "title || ' ' || culprit || ' ' || metadata";
  if (c.engine === "sqlite") {
    // Words alone, without their places and without the text: it stands in the issue itself.
    const options = `content = '', contentless_delete = 1, detail = none, tokenize = 'unicode61 remove_diacritics 0'`;
    await c.raw(`create virtual table issue_words using fts5(words, ${options})`).execute(db);
    await c
      .raw(`insert into issue_words (rowid, words) select id, ${text} from issues`)
      .execute(db);
    return;
  }
  await db.schema
    .createTable("issue_words")
    .addColumn("rowid", "bigint", (col) => col.primaryKey())
    .addColumn("words", c.raw("tsvector") as never, (col) => col.notNull())
    .execute();
  await c
    .raw(`insert into issue_words select id, to_tsvector('simple', ${text}) from issues`)
    .execute(db);
  await c.raw("create index issue_words_by_word on issue_words using gin (words)").execute(db);
}

import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { ManyQuery } from "./bulk.ts";
import type { Engine, Tx } from "./storage.ts";

/** Longer words are cut: PostgreSQL refuses those beyond 2 KB, and nobody types them. */
const MAX_WORD_CHARS = 64;
const MAX_WORDS = 200;

/** A row of a full-text index: an id and every word it is found by. */
export interface IndexedText {
  id: number;
  words: readonly string[];
}

/**
 * The words a text is found by, lower case, each once: runs of letters and digits, and of names
 * like `TypeError` their parts as well. Both engines index and look for exactly these.
 */
export function toWords(text: string): string[] {
  const words = new Set<string>();
  for (const [run] of text.normalize("NFKC").matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = toWord(run);
    words.add(word);
    if (words.size >= MAX_WORDS) break;
    if (run === word) continue;
    const parts = run.match(/\p{Lu}?[\p{Ll}\p{Lo}\p{N}]+|\p{Lu}+(?!\p{Ll})/gu) ?? [];
    if (parts.length > 1) for (const part of parts) words.add(toWord(part));
  }
  return [...words];
}

/** The words to look for: as they were typed, without the parts of names. */
export function toSearchedWords(text: string): string[] {
  const runs = text.normalize("NFKC").match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(runs.map(toWord))];
}

/**
 * Whether the row of a full-text index whose `rowid` stands in `column` has, for each of `words`
 * (from `toSearchedWords`), a word that begins with it.
 */
export function matchText(
  engine: Engine,
  table: "issue_words",
  column: string,
  words: readonly string[],
): RawBuilder<SqlBool> {
  const id = sql.ref(column);
  const index = sql.table(table);
  if (engine === "sqlite") {
    const query = words.map((word) => `"${word}"*`).join(" AND ");
    return sql<SqlBool>`${id} in (select rowid from ${index} where ${index} match ${query})`;
  }
  const query = words.map((word) => `'${word}':*`).join(" & ");
  return sql<SqlBool>`${id} in (select rowid from ${index} where words @@ ${query}::tsquery)`;
}

/** Writes rows of a full-text index, over those that are there. */
export async function putText(
  engine: Engine,
  tx: Tx,
  table: "issue_words",
  rows: readonly IndexedText[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(({ id, words }) => [id, words.join(" ")]);
  if (engine === "sqlite") {
    const query = sql
      .raw(`insert or replace into ${table} (rowid, words) values (?, ?)`)
      .compile(tx);
    const many: ManyQuery = { ...query, many: values };
    await tx.executeQuery(many);
    return;
  }
  await sql`insert into ${sql.table(table)} (rowid, words)
    select id, array_to_tsvector(string_to_array(words, ' '))
    from unnest(${values.map(([id]) => id)}::bigint[], ${values.map(([, words]) => words)}::text[]) as given(id, words)
    on conflict (rowid) do update set words = excluded.words`.execute(tx);
}

function toWord(run: string): string {
  const word = run.toLowerCase();
  if (word.length <= MAX_WORD_CHARS) return word;
  // Half a character is none.
  return word.slice(0, MAX_WORD_CHARS).replace(/[\uD800-\uDBFF]$/, "");
}

import { type RawBuilder, sql, type SqlBool } from "kysely";

/** Whether a text column holds `text`, whatever the case; none of its characters is a wildcard. */
export function containsText(column: string, text: string): RawBuilder<SqlBool> {
  const escaped = text.toLowerCase().replaceAll(/[!%_]/g, "!$&");
  return sql<SqlBool>`lower(${sql.ref(column)}) like ${`%${escaped}%`} escape '!'`;
}

/** Whether a text column is like a lower-case pattern, whatever the case; `!` escapes `%` and `_`. */
export function likeText(column: string, pattern: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`lower(${sql.ref(column)}) like ${pattern} escape '!'`;
}

/** Whether a text column is one of `values`, or like one of the lower-case patterns `likes`. */
export function isAnyOf(
  column: string,
  values: readonly string[],
  likes: readonly string[],
): RawBuilder<SqlBool> {
  const given = values.length === 0 ? [] : [sql`${sql.ref(column)} in (${sql.join(values)})`];
  const tests = [...given, ...likes.map((like) => likeText(column, like))];
  return tests.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(tests, sql` or `)})`;
}

import { type RawBuilder, sql, type SqlBool } from "kysely";

/** Whether a text column holds `text`, whatever the case; none of its characters is a wildcard. */
export function containsText(column: string, text: string): RawBuilder<SqlBool> {
  const escaped = text.toLowerCase().replaceAll(/[!%_]/g, "!$&");
  return sql<SqlBool>`lower(${sql.ref(column)}) like ${`%${escaped}%`} escape '!'`;
}

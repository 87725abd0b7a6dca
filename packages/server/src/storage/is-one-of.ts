import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { Engine } from "./storage.ts";

/**
 * Whether a column holds one of `ids`. They are one parameter, so that a query has one text to
 * prepare and costs as much to build for a hundred as for one.
 */
export function isOneOf(
  engine: Engine,
  column: string,
  ids: readonly number[],
): RawBuilder<SqlBool> {
  const of = sql.ref(column);
  return engine === "sqlite"
    ? sql<SqlBool>`${of} in (select value from json_each(${JSON.stringify(ids)}))`
    : sql<SqlBool>`${of} = any(${ids}::bigint[])`;
}

import { type AliasedRawBuilder, sql } from "kysely";
import type { ColumnType } from "./bulk.ts";
import type { Engine } from "./storage.ts";

/**
 * Rows of the caller's own as a table, to ask something for each of many with one query:
 * `db.selectFrom(givenRows(engine, "asked", { id: "bigint" }, [[1], [2]]))`. Numbers and texts only;
 * thousands of rows are one parameter.
 */
export function givenRows<Name extends string, Columns extends Readonly<Record<string, Given>>>(
  engine: Engine,
  name: Name,
  columns: Columns,
  rows: readonly (readonly (number | string)[])[],
): AliasedRawBuilder<GivenRow<Columns>, Name> {
  const names = Object.keys(columns);
  const table =
    engine === "sqlite"
      ? sql`(select ${sql.raw(names.map((column, at) => `value ->> ${at} as ${column}`).join(", "))} from json_each(${JSON.stringify(rows)}))`
      : sql`(select * from unnest(${sql.join(
          Object.values(columns).map(
            (type, at) => sql`${rows.map((row) => row[at] ?? null)}::${sql.raw(type)}[]`,
          ),
        )}) as u(${sql.raw(names.join(", "))}))`;
  return sql<GivenRow<Columns>>`${table}`.as(name);
}

type Given = Extract<ColumnType, "bigint" | "text">;
type GivenRow<Columns> = { [C in keyof Columns]: Columns[C] extends "bigint" ? number : string };

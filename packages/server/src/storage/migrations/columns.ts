import {
  type ColumnDataType,
  type CreateTableBuilder,
  type Kysely,
  type RawBuilder,
  sql,
} from "kysely";
import type { Engine } from "../storage.ts";

/** The schema as migrations see it: names only, for the types of today are not those of yesterday. */
// oxlint-disable-next-line typescript/no-explicit-any -- Kysely's own type for a schema that is being made
export type Schema = Kysely<any>;

/** The few column types we use, in each engine's words. */
export interface ColumnWords {
  engine: Engine;
  /** `id` that the database counts up. Never reused, for ids are seen outside. */
  id: <T extends string, C extends string>(
    table: CreateTableBuilder<T, C>,
  ) => CreateTableBuilder<T, C | "id">;
  int: ColumnDataType;
  bytes: ColumnDataType;
  /** Points in time as better-auth keeps them. */
  date: ColumnDataType;
  /** Flags as better-auth keeps them. */
  flag: ColumnDataType;
  raw: (text: string) => RawBuilder<unknown>;
}

export function columnWords(engine: Engine): ColumnWords {
  const sqlite = engine === "sqlite";
  return {
    engine,
    id: (table) =>
      sqlite
        ? table.addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
        : table.addColumn("id", "bigint", (column) =>
            column.primaryKey().generatedByDefaultAsIdentity(),
          ),
    int: sqlite ? "integer" : "bigint",
    bytes: sqlite ? "blob" : "bytea",
    date: sqlite ? "text" : "timestamptz",
    flag: sqlite ? "integer" : "boolean",
    raw: (text) => sql.raw(text),
  };
}

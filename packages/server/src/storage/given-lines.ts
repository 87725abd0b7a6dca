import { type ExpressionBuilder, type RawBuilder, sql } from "kysely";
import type { Engine } from "./storage.ts";
import type { Tables } from "./tables/index.ts";

/** One of the lines that a query is given, and how much of it is wanted. */
export interface GivenLine {
  name: string;
  share: number;
}

/** What a subquery is built with that stands beside the given lines, called `line`. */
export type BesideLine = ExpressionBuilder<Tables & { line: GivenLine }, "line">;

/**
 * The names and shares of `lines` as a table to select from. They are parameters, always as many,
 * so that a query has one text to prepare and one plan, however many lines it is given.
 */
export function givenLines(
  engine: Engine,
  lines: ReadonlyMap<string, number>,
): RawBuilder<GivenLine> {
  if (engine === "sqlite") {
    const json = JSON.stringify([...lines]);
    return sql`(select value ->> 0 as name, value ->> 1 as share from json_each(${json}))`;
  }
  const lists = sql`${[...lines.keys()]}::text[], ${[...lines.values()]}::bigint[]`;
  return sql`(select * from unnest(${lists}) as given (name, share))`;
}

import * as z from "zod";
import type { Schema } from "./route.ts";

/**
 * How a query parameter looks in the OpenAPI document, where the schema that parses it accepts
 * more spellings than are worth telling: as these keywords, or as its list alone.
 */
export const queryDocs = z.registry<
  { keywords: { [keyword: string]: unknown } } | { list: true }
>();

/** A parameter that may be repeated (`?id=1&id=2`): takes one or many, gives a list. */
export function repeated<T extends Schema>(item: T) {
  const one = z.pipe(
    item,
    z.transform((value: z.output<T>): z.output<T>[] => [value]),
  );
  const schema = z.union([z.array(item), one]);
  queryDocs.add(schema, { list: true });
  return schema;
}

/** A whole number written in digits; refuses what lies outside the bounds. */
export function queryInteger(bounds: { min?: number; max?: number } = {}) {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = bounds;
  const schema = z
    .union([z.number(), z.string().regex(/^-?\d{1,16}$/, "A valid integer is required.")])
    .transform(Number)
    .pipe(z.int().min(min).max(max));
  queryDocs.add(schema, {
    keywords: {
      type: "integer",
      ...(bounds.min === undefined ? {} : { minimum: bounds.min }),
      ...(bounds.max === undefined ? {} : { maximum: bounds.max }),
    },
  });
  return schema;
}

/** A switch: `1`, `true`, `0`, `false`, or the bare name, which means true. */
export function queryFlag() {
  const schema = z
    .union([z.boolean(), z.enum(["1", "true", "0", "false", ""])])
    .transform((value) => value !== false && value !== "0" && value !== "false");
  queryDocs.add(schema, { keywords: { type: "boolean" } });
  return schema;
}

/** Which page, and how many rows of it: `limit` is the other name of `per_page`. */
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  per_page: queryInteger({ min: 1, max: 100 }).optional(),
  limit: queryInteger({ min: 1, max: 100 }).optional(),
};

/** A span of time: `statsPeriod` (`14d`, `24h` …) or `start` with `end`. */
export const periodQuery = {
  statsPeriod: z
    .string()
    .regex(/^(\d{1,6}[smhdw])?$/, "Invalid statsPeriod.")
    .optional(),
  start: z.string().max(40).optional(),
  end: z.string().max(40).optional(),
};

import * as z from "zod";
import { instant } from "./primitives.ts";

const numbers = z.record(z.string(), z.number().nullable());

/** Sums over a span of time, in groups: `totals` and `series` are keyed by the fields asked for. */
export const statsGroup = z
  .object({
    by: z.record(z.string(), z.union([z.string(), z.int()])),
    totals: numbers.optional(),
    /** For each field one number per interval. */
    series: z.record(z.string(), z.array(z.number().nullable())).optional(),
  })
  .meta({ id: "StatsGroup" });

export const stats = z
  .object({
    start: instant,
    end: instant,
    /** When each interval begins. */
    intervals: z.array(instant),
    groups: z.array(statsGroup),
    query: z.string().optional(),
  })
  .meta({ id: "Stats" });

export type Stats = z.output<typeof stats>;

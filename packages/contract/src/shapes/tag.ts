import * as z from "zod";
import { instant } from "./primitives.ts";

export const tagSummary = z.object({ key: z.string(), name: z.string(), totalValues: z.int() });

export const tagValue = z
  .object({
    key: z.string(),
    name: z.string(),
    value: z.string(),
    query: z.string().optional(),
    count: z.int(),
    firstSeen: instant.nullable(),
    lastSeen: instant.nullable(),
  })
  .meta({ id: "TagValue" });

/** A tag key of an issue with its most frequent values. */
export const tagKey = z
  .object({
    ...tagSummary.shape,
    uniqueValues: z.int(),
    topValues: z.array(tagValue),
  })
  .meta({ id: "TagKey" });

export type TagSummary = z.output<typeof tagSummary>;
export type TagValue = z.output<typeof tagValue>;
export type TagKey = z.output<typeof tagKey>;

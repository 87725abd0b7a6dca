import * as z from "zod";
import { jsonObject } from "./primitives.ts";
import { stacktrace } from "./stacktrace.ts";

const pairs = z.array(z.tuple([z.string(), z.string()]));

export const exceptionValue = z.object({
  type: z.string().nullable(),
  value: z.string().nullable(),
  mechanism: jsonObject.nullable(),
  threadId: z.union([z.string(), z.number()]).nullable(),
  module: z.string().nullable(),
  stacktrace: stacktrace.nullable(),
  rawStacktrace: stacktrace.nullable(),
});

export const breadcrumb = z.object({
  type: z.string(),
  timestamp: z.string().nullable(),
  level: z.string(),
  message: z.string().nullable(),
  category: z.string().nullable(),
  data: jsonObject.nullable(),
  event_id: z.string().nullable(),
});

export const threadValue = z.object({
  id: z.union([z.string(), z.number()]).nullable(),
  name: z.string().nullable(),
  crashed: z.boolean().nullable(),
  current: z.boolean().nullable(),
  state: z.string().nullable(),
  stacktrace: stacktrace.nullable(),
  rawStacktrace: stacktrace.nullable(),
});

export const requestData = z.object({
  method: z.string().nullable(),
  url: z.string().nullable(),
  query: pairs,
  fragment: z.string().nullable(),
  data: z.unknown().nullable(),
  headers: pairs,
  cookies: pairs,
  env: jsonObject.nullable(),
  inferredContentType: z.string().nullable(),
});

const plain = ["template", "csp", "hpkp", "expectct", "expectstaple", "nel", "debugmeta"] as const;

/** One section of an event page; the list is ordered as it is to be read. */
export const eventEntry = z
  .discriminatedUnion("type", [
    z.object({
      type: z.literal("exception"),
      data: z.object({
        values: z.array(exceptionValue),
        hasSystemFrames: z.boolean(),
        excOmitted: z.unknown().nullable(),
      }),
    }),
    z.object({
      type: z.literal("message"),
      data: z.object({
        formatted: z.string(),
        message: z.string().nullable(),
        params: z.unknown().nullable(),
      }),
    }),
    z.object({ type: z.literal("stacktrace"), data: stacktrace }),
    z.object({ type: z.literal("threads"), data: z.object({ values: z.array(threadValue) }) }),
    z.object({ type: z.literal("breadcrumbs"), data: z.object({ values: z.array(breadcrumb) }) }),
    z.object({ type: z.literal("request"), data: requestData }),
    z.object({ type: z.enum([...plain, "spans"]), data: z.unknown() }),
  ])
  .meta({ id: "EventEntry" });

export type EventEntry = z.output<typeof eventEntry>;
export type ExceptionValueShape = z.output<typeof exceptionValue>;
export type BreadcrumbShape = z.output<typeof breadcrumb>;

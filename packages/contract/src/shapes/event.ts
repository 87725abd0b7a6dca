import * as z from "zod";
import { eventEntry } from "./event-entry.ts";
import { eventMetadata } from "./issue.ts";
import { eventType } from "./issue-words.ts";
import { id, instant, jsonObject } from "./primitives.ts";
import { release } from "./release.ts";
import { userReport } from "./user-report.ts";

export const eventTag = z.object({
  key: z.string(),
  value: z.string(),
  query: z.string().optional(),
});

/** The person who met the error, as the sender described them. */
export const eventUser = z.object({
  id: z.string().nullable(),
  email: z.string().nullable(),
  username: z.string().nullable(),
  ip_address: z.string().nullable(),
  name: z.string().nullable(),
  data: jsonObject.nullable(),
  geo: jsonObject.nullable().optional(),
});

/** An event as lists give it; `id` and `eventID` are the same 32 hex characters. */
export const eventSummary = z
  .object({
    id: z.string(),
    "event.type": eventType,
    groupID: id.nullable(),
    eventID: z.string(),
    projectID: id,
    message: z.string(),
    title: z.string(),
    location: z.string().nullable(),
    culprit: z.string().nullable(),
    user: eventUser.nullable(),
    tags: z.array(eventTag),
    platform: z.string().nullable(),
    dateCreated: instant,
    crashFile: z.unknown().nullable(),
    metadata: eventMetadata,
  })
  .meta({ id: "EventSummary" });

export const event = z
  .object({
    id: z.string(),
    groupID: id.nullable(),
    eventID: z.string(),
    projectID: id,
    /** Bytes, as sent. */
    size: z.int(),
    entries: z.array(eventEntry),
    dist: z.string().nullable(),
    message: z.string(),
    title: z.string(),
    location: z.string().nullable(),
    culprit: z.string().nullable(),
    user: eventUser.nullable(),
    contexts: z.record(z.string(), jsonObject),
    sdk: jsonObject.nullable(),
    /** The sender's `extra`. */
    context: jsonObject,
    packages: z.record(z.string(), z.unknown()),
    type: eventType,
    metadata: eventMetadata,
    tags: z.array(eventTag),
    platform: z.string().nullable(),
    dateCreated: instant,
    dateReceived: instant,
    errors: z.array(jsonObject),
    occurrence: z.unknown().nullable(),
    _meta: jsonObject,
    crashFile: z.unknown().nullable(),
    fingerprints: z.array(z.string()),
    groupingConfig: jsonObject,
    release: release.nullable(),
    userReport: userReport.nullable(),
    sdkUpdates: z.array(z.unknown()),
    resolvedWith: z.array(z.unknown()),
    nextEventID: z.string().nullable(),
    previousEventID: z.string().nullable(),
  })
  .meta({ id: "Event" });

/** Why an event belongs to its issue: every way it was hashed and what went into each hash. */
export const groupingInfo = z
  .object({
    version: z.string(),
    hashes: z.array(z.string()),
    variants: z.array(
      z.object({
        kind: z.enum([
          "checksum",
          "custom",
          "app",
          "system",
          "message",
          "template",
          "csp",
          "fallback",
        ]),
        hybrid: z.boolean(),
        hash: z.string(),
        components: z.array(z.tuple([z.string(), z.string()])),
      }),
    ),
  })
  .meta({ id: "GroupingInfo" });

export type EventSummary = z.output<typeof eventSummary>;
export type Event = z.output<typeof event>;
export type GroupingInfo = z.output<typeof groupingInfo>;

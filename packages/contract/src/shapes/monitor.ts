import * as z from "zod";
import { id, instant } from "./primitives.ts";
import { projectReference } from "./project.ts";

const intervalUnit = z.enum(["minute", "hour", "day", "week", "month", "year"]);

/** When a monitor's job runs and what is made of its failures; minutes where it is a time. */
export const monitorConfig = z.object({
  /** Null: nothing is expected of it. */
  schedule_type: z.enum(["crontab", "interval"]).nullable(),
  schedule: z.union([z.string(), z.tuple([z.int(), intervalUnit])]).nullable(),
  timezone: z.string(),
  checkin_margin: z.int(),
  max_runtime: z.int(),
  failure_issue_threshold: z.int(),
  recovery_threshold: z.int(),
});

const checkInStatus = z.enum(["in_progress", "ok", "error", "missed", "timeout"]);

const monitorStatus = z.enum(["active", "disabled"]);

/** A job that reports its runs. */
export const monitor = z
  .object({
    /** A UUID. */
    id,
    slug: z.string(),
    name: z.string(),
    status: monitorStatus,
    /** How its last runs went; `waiting`: none has come yet. */
    state: z.enum(["waiting", "ok", "failed", "missed", "timed_out"]),
    /** Check-ins are kept and things expected as ever, but no issue is made of failures. */
    isMuted: z.boolean(),
    config: monitorConfig,
    lastCheckIn: instant.nullable(),
    nextCheckIn: instant.nullable(),
    /** When the next check-in counts as missed. */
    nextCheckInLatest: instant.nullable(),
    dateCreated: instant,
    project: projectReference,
    /** Where it has run, by name. */
    environments: z.array(
      z.object({
        name: z.string(),
        /** Likewise, of failures there. */
        isMuted: z.boolean(),
        /** How its last run there went. */
        status: checkInStatus,
        lastCheckIn: instant.nullable(),
        dateCreated: instant,
      }),
    ),
  })
  .meta({ id: "Monitor" });

/** One run, or one that did not come. */
export const checkIn = z
  .object({
    id,
    status: checkInStatus,
    environment: z.string(),
    release: z.string().nullable(),
    /** Milliseconds. */
    duration: z.int().nullable(),
    expectedTime: instant.nullable(),
    dateAdded: instant,
    dateUpdated: instant,
  })
  .meta({ id: "CheckIn" });

const minutes = z.int().min(1).max(525_600).nullable().optional();
const threshold = z.int().min(1).max(720).nullable().optional();

export const monitorConfigWrite = z.object({
  schedule_type: z.enum(["crontab", "interval"]),
  schedule: z.union([
    z
      .string()
      .max(100)
      .meta({ examples: ["0 3 * * *"] }),
    z.tuple([z.int().min(1).max(10_000), intervalUnit]),
  ]),
  timezone: z.string().max(64).nullable().optional(),
  checkin_margin: minutes,
  max_runtime: minutes,
  failure_issue_threshold: threshold,
  recovery_threshold: threshold,
});

export const monitorCreate = z.object({
  /** Slug or id. */
  project: z.string().min(1).max(200),
  name: z.string().trim().min(1).max(128),
  slug: z.string().min(1).max(50).optional(),
  status: monitorStatus.optional(),
  isMuted: z.boolean().optional(),
  config: monitorConfigWrite,
});

export const monitorUpdate = z.object({
  name: z.string().trim().min(1).max(128).optional(),
  slug: z.string().min(1).max(50).optional(),
  status: monitorStatus.optional(),
  isMuted: z.boolean().optional(),
  config: monitorConfigWrite.partial().optional(),
});

export type Monitor = z.output<typeof monitor>;
export type MonitorConfig = z.output<typeof monitorConfig>;
export type CheckIn = z.output<typeof checkIn>;

import * as z from "zod";
import { id, instant } from "./primitives.ts";

/** A person, or an account of programs, as who administers the instance sees them. */
export const instanceUser = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    isActive: z.boolean(),
    isInstanceAdmin: z.boolean(),
    isServiceAccount: z.boolean(),
    has2fa: z.boolean(),
    dateJoined: instant,
    lastActive: instant.nullable(),
  })
  .meta({ id: "InstanceUser" });

/** An organization by its size. */
export const instanceOrganization = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    dateCreated: instant,
    memberCount: z.int(),
    projectCount: z.int(),
    /** Events of thirty days that were kept. */
    eventCount: z.int(),
  })
  .meta({ id: "InstanceOrganization" });

/** A mail that was owed lately; its words are nobody's but its reader's. */
export const instanceMail = z
  .object({
    id,
    kind: z.string(),
    recipient: z.string(),
    subject: z.string(),
    /** `unsent`: there was no mail server. */
    status: z.enum(["pending", "sent", "failed", "unsent"]),
    attempts: z.int(),
    /** Why it did not go out, in words. */
    detail: z.string().nullable(),
    dateCreated: instant,
    dateFinished: instant.nullable(),
  })
  .meta({ id: "InstanceMail" });

/** How an instance is set up and how it does. */
export const instanceState = z
  .object({
    version: z.string(),
    url: z.string(),
    engine: z.enum(["sqlite", "postgres"]),
    storage: z.object({
      /** The whole database. */
      bytes: z.int(),
      /** Largest first; on PostgreSQL rows are as it last counted them, and sizes are known. */
      tables: z.array(z.object({ name: z.string(), rows: z.int(), bytes: z.int().nullable() })),
    }),
    /** Days, where a project does not say. */
    retention: z.object({ events: z.int(), deliveries: z.int() }),
    limits: z.object({
      eventBytes: z.int(),
      envelopeBytes: z.int(),
      /** Events that may wait to be stored; beyond it, SDKs are told to come later. */
      waitingEvents: z.int(),
    }),
    mail: z.object({
      /** Whom mails come from; null: no mail server is set up. */
      from: z.string().nullable(),
      waiting: z.int(),
      /** Of those that are remembered. */
      failed: z.int(),
      unsent: z.int(),
    }),
    deliveries: z.object({
      waiting: z.int(),
      /** How long the oldest has been due, milliseconds. */
      oldestDueMs: z.int(),
      /** What became of the latest ten thousand. */
      latest: z.object({
        pending: z.int(),
        delivered: z.int(),
        failed: z.int(),
        skipped: z.int(),
      }),
    }),
  })
  .meta({ id: "InstanceState" });

export type InstanceUser = z.output<typeof instanceUser>;
export type InstanceOrganization = z.output<typeof instanceOrganization>;
export type InstanceMail = z.output<typeof instanceMail>;
export type InstanceState = z.output<typeof instanceState>;

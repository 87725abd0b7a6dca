import * as z from "zod";
import { id, instant } from "./primitives.ts";

/** A file that came with an event. */
export const attachment = z
  .object({
    id,
    event_id: z.string(),
    /** The wire's kind, e.g. `event.attachment`. */
    type: z.string(),
    name: z.string(),
    mimetype: z.string(),
    dateCreated: instant,
    /** Bytes. */
    size: z.int(),
    headers: z.record(z.string(), z.string()),
    sha1: z.string(),
  })
  .meta({ id: "EventAttachment" });

export type EventAttachment = z.output<typeof attachment>;

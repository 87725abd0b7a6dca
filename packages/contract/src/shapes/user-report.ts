import * as z from "zod";
import { id, instant, jsonObject } from "./primitives.ts";

/** What a person said of an event. */
export const userReport = z
  .object({
    id,
    /** 32 hex characters; the event may not have come yet. */
    eventID: z.string(),
    name: z.string(),
    email: z.string(),
    comments: z.string(),
    dateCreated: instant,
    user: jsonObject.nullable(),
    event: z.object({ id: z.string(), eventID: z.string() }),
  })
  .meta({ id: "UserReport" });

export const listedUserReport = z
  .object({
    ...userReport.shape,
    /** The issue of its event; null until the event has come. */
    issue: z
      .object({ id, title: z.string(), shortId: z.string(), permalink: z.string() })
      .nullable(),
  })
  .meta({ id: "ListedUserReport" });

export const userReportCreate = z.object({
  event_id: z
    .string()
    .regex(/^[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}$/, "Not an event id.")
    .meta({ examples: ["0123456789abcdef0123456789abcdef"] }),
  name: z.string().trim().max(128).optional(),
  email: z.string().trim().max(75).optional(),
  comments: z.string().trim().min(1).max(4096),
});

export type UserReport = z.output<typeof userReport>;
export type ListedUserReport = z.output<typeof listedUserReport>;

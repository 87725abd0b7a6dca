import * as z from "zod";
import { type LiveAction, LIVE_TOPICS, type LiveTopic } from "../live-topics.ts";

/** The `data` of a `change` event: what to read again. Without ids it is the whole list. */
export const liveMessage = z
  .object({
    topic: z.enum(Object.keys(LIVE_TOPICS) as LiveTopic[]),
    action: z.enum(["created", "changed", "removed", "first-event"] satisfies LiveAction[]),
    project: z.string().nullable(),
    ids: z.array(z.string()),
  })
  .meta({ id: "LiveMessage" });

export type LiveMessage = z.output<typeof liveMessage>;

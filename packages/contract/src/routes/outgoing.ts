import * as z from "zod";
import { defineRoute, noParams } from "../route.ts";

const outgoing = z
  .object({
    /** Whether webhooks may reach the machine that the server runs on. */
    allowsLoopback: z.boolean(),
    /** `only-served-here`: because it serves nobody else; `setting`: because somebody said so. */
    loopbackReason: z.enum(["only-served-here", "served-to-others", "setting"]),
    /** Private ranges that may be reached; null for who does not administer the instance. */
    allowedRanges: z.array(z.string()).nullable(),
    /** Null: any. */
    allowedPorts: z.array(z.int()).nullable(),
    usesProxy: z.boolean(),
    /** How long receivers may take to answer, milliseconds. */
    webhookTimeout: z.int(),
    serviceHookTimeout: z.int(),
    /** Delay before each attempt, seconds. */
    retrySchedule: z.array(z.number()),
    sendsMail: z.boolean(),
  })
  .meta({ id: "Outgoing" });

export type Outgoing = z.output<typeof outgoing>;

export const getOutgoing = defineRoute({
  id: "instance.outgoing",
  method: "GET",
  path: "/api/0/instance/outgoing/",
  summary:
    "What this instance sends where: what webhooks may reach, and how long it waits and tries",
  access: { kind: "signed-in" },
  params: noParams,
  responses: { 200: outgoing },
});

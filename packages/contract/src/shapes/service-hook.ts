import * as z from "zod";
import { instant } from "./primitives.ts";

/** What a service hook can be told of. */
export const SERVICE_HOOK_EVENTS = ["event.alert", "event.created"] as const;

export const serviceHook = z
  .object({
    /** 32 hex characters. */
    id: z.string(),
    url: z.string(),
    status: z.enum(["active", "disabled"]),
    /** Set when its receiver was silent too often or gone, so that it was switched off; what it misses is kept. */
    disabled: z.object({ reason: z.enum(["timeouts", "gone"]), at: instant }).nullable(),
    events: z.array(z.enum(SERVICE_HOOK_EVENTS)),
    dateCreated: instant,
  })
  .meta({ id: "ServiceHook" });

export const newServiceHook = z
  .object({
    ...serviceHook.shape,
    /** What its requests are signed with; shown this once. */
    secret: z.string(),
  })
  .meta({ id: "NewServiceHook" });

export type ServiceHookEvent = (typeof SERVICE_HOOK_EVENTS)[number];
export type ServiceHook = z.output<typeof serviceHook>;

import * as z from "zod";
import { organizationSummary } from "./organization.ts";
import { projectSummary } from "./project.ts";

export const setupState = z
  .object({
    needed: z.boolean(),
    /** Whether who forgot their password is sent a mail. */
    sendsMail: z.boolean(),
  })
  .meta({ id: "SetupState" });

/** The first person of an empty instance. `token` was printed when the server started. */
export const setupRequest = z
  .object({
    token: z.string().min(1),
    email: z.email("Enter a valid email address.").max(254),
    password: z.string().min(8).max(256),
    name: z.string().trim().min(1).max(128),
    organizationName: z.string().trim().min(1).max(64).optional(),
    projectName: z.string().trim().min(1).max(50).optional(),
    platform: z.string().max(64).optional(),
  })
  .meta({ id: "SetupRequest" });

export const setupResult = z
  .object({ organization: organizationSummary, project: projectSummary, dsn: z.string() })
  .meta({ id: "SetupResult" });

export type SetupRequest = z.output<typeof setupRequest>;
export type SetupResult = z.output<typeof setupResult>;

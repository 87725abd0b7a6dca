import * as z from "zod";

export const INSTALLATION_STATUSES = ["pending", "installed", "pending_deletion"] as const;

export const installation = z
  .object({
    app: z.object({ uuid: z.string(), slug: z.string(), sentryAppId: z.int() }),
    organization: z.object({ slug: z.string(), id: z.int() }),
    uuid: z.string(),
    status: z.enum(INSTALLATION_STATUSES),
    /** The grant code, until it is exchanged. */
    code: z.string().optional(),
  })
  .meta({ id: "Installation" });

export type Installation = z.output<typeof installation>;
export type InstallationStatus = Installation["status"];

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

/** The answer to who installs: where the browser goes next, with the code and all that belongs to it. */
export const newInstallation = z
  .object({ ...installation.shape, redirectUrl: z.string().nullable() })
  .meta({ id: "NewInstallation" });

export type NewInstallation = z.output<typeof newInstallation>;
export type Installation = z.output<typeof installation>;
export type InstallationStatus = Installation["status"];

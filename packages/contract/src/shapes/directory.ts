import * as z from "zod";
import { scope } from "./api-token.ts";
import { INSTALLATION_STATUSES } from "./installation.ts";
import { sentryApp } from "./sentry-app.ts";

/** Without what signs and identifies it: nobody who chooses needs that. */
const { clientId: _id, clientSecret: _secret, ...shownApp } = sentryApp.shape;

/** An app as the directory of one organization shows it. */
export const directoryApp = z
  .object({
    app: z.object(shownApp),
    /** Null: not installed there. */
    installation: z.object({ uuid: z.string(), status: z.enum(INSTALLATION_STATUSES) }).nullable(),
  })
  .meta({ id: "DirectoryApp" });

/** One thing an app asks for, as a person who decides on it reads it. */
const request = z.object({ sentence: z.string() });

/** What is shown before an app is installed. */
export const consent = z
  .object({
    ...directoryApp.shape,
    permissions: z.array(
      z.object({
        ...request.shape,
        resource: z.string(),
        label: z.string(),
        level: z.enum(["read", "write", "admin"]),
        scopes: z.array(scope),
      }),
    ),
    events: z.array(z.object({ ...request.shape, resource: z.string() })),
    /** The address the browser is sent to after the installation, without what is added to it. */
    redirectUrl: z.string().nullable(),
    /** Whether the app has to say that it is ready before it is told of anything. */
    verifyInstall: z.boolean(),
    /** Whether the caller can install it now. */
    mayInstall: z.boolean(),
    /** What it asks for that the caller does not have, and so cannot give. */
    missingScopes: z.array(scope),
  })
  .meta({ id: "Consent" });

export type DirectoryApp = z.output<typeof directoryApp>;
export type Consent = z.output<typeof consent>;

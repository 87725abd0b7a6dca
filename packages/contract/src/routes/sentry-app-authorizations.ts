import * as z from "zod";
import { newApiToken } from "../shapes/api-token.ts";
import { defineRoute } from "../route.ts";
import { ofInstallation } from "./params.ts";

/**
 * Open to all, for what is sent is the proof. Every field may be missing here: which refusal that
 * is depends on what was sent besides, and the handler decides in the documented order.
 */
export const authorizeInstallation = defineRoute({
  id: "sentry-app-installations.authorizations.create",
  method: "POST",
  path: "/api/0/sentry-app-installations/{installation}/authorizations/",
  summary:
    "An app exchanges a code, a refresh token or a signed assertion for a new pair of tokens",
  access: { kind: "public", ownCredentials: true },
  audit: { none: "an app renews its tokens every few hours, and the installation was recorded" },
  acceptsForm: true,
  params: ofInstallation,
  body: z
    .object({
      grant_type: z.unknown(),
      client_id: z.unknown(),
      client_secret: z.unknown(),
      code: z.unknown(),
      refresh_token: z.unknown(),
      state: z.unknown(),
    })
    .partial()
    .optional(),
  responses: { 201: newApiToken },
});

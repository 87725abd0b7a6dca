import * as z from "zod";
import { sentryApp } from "../shapes/sentry-app.ts";
import { defineRoute } from "../route.ts";
import { ofApp, segment, writeOrganization } from "./params.ts";

const path = "/api/0/sentry-apps/{app}/avatar/";

export const getSentryAppAvatar = defineRoute({
  id: "sentry-apps.avatar.get",
  method: "GET",
  path,
  summary: "An app with its pictures",
  access: { kind: "signed-in" },
  params: ofApp,
  responses: { 200: sentryApp },
});

export const updateSentryAppAvatar = defineRoute({
  id: "sentry-apps.avatar.update",
  method: "PUT",
  path,
  summary: "Give an app a logo (`color`) or an icon, or take it away (`default`)",
  access: writeOrganization,
  audit: "sentry-app.edit",
  params: ofApp,
  body: z.object({
    avatar_type: z.enum(["default", "upload"]),
    /** True: the logo; false: the icon, which is black on transparent. */
    color: z.boolean(),
    /** A square PNG of 256 to 1024 pixels, base64. */
    avatar_photo: z.string().nullable().optional(),
  }),
  responses: { 200: sentryApp },
});

/** Pictures are on pages for everybody who may log in, and browsers send images no tokens. */
export const getAvatarImage = defineRoute({
  id: "sentry-app-avatars.get",
  method: "GET",
  path: "/sentry-app-avatar/{avatar}/",
  summary: "The picture itself, a PNG; its address is new with every picture",
  access: { kind: "public" },
  params: z.object({ avatar: segment }),
  responses: { 200: z.unknown() },
});

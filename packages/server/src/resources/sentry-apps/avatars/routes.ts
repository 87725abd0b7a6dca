import {
  getAvatarImage,
  getSentryAppAvatar,
  Problem,
  updateSentryAppAvatar,
} from "@vedette/contract";
import { implement, type Implemented } from "../../../routing/index.ts";
import type { Instance } from "../../instance.ts";
import { enterApp } from "../enter-app.ts";
import { showApp } from "../show-apps.ts";
import { viewApp } from "../view-app.ts";
import { findImage } from "./store.ts";
import { updateAvatar } from "./update-avatar.ts";

/** The pictures of integrations. */
export function avatarRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(getSentryAppAvatar, async (context) => {
      const { app, viewer } = await viewApp(db, context, context.params.app);
      return { status: 200, body: await showApp(instance, viewer, app) };
    }),

    implement(updateSentryAppAvatar, async (context) => {
      const { app, organization } = await enterApp(db, context, context.params.app);
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      const { avatar_type: type, avatar_photo: photo, color } = context.body;
      const kind = color ? "logo" : "icon";
      const change = { appId: app.id, kind, photo, isUpload: type === "upload" } as const;
      const changed = await updateAvatar(instance, doer, change);
      const viewer = { owner: organization, scopes: organization.scopes };
      return { status: 200, body: await showApp(instance, viewer, changed) };
    }),

    implement(getAvatarImage, async ({ params }) => {
      const bytes = await findImage(db, params.avatar);
      if (bytes === undefined) throw new Problem("not-found");
      return { status: 200, file: { name: `${params.avatar}.png`, bytes, isPicture: true } };
    }),
  ];
}

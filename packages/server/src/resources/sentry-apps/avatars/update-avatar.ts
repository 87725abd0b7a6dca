import { Problem } from "@vedette/contract/problems";
import { uuid4Hex } from "../../../kit/index.ts";
import type { Doer } from "../../audit-log/index.ts";
import type { Instance } from "../../instance.ts";
import { auditApp } from "../audit-app.ts";
import type { SentryApp } from "../model.ts";
import { refuseRestricted } from "../refuse-restricted.ts";
import { lockApp } from "../store-write.ts";
import { checkPicture } from "./check-picture.ts";
import { type AvatarKind, replaceAvatar } from "./store.ts";

export interface AvatarChange {
  appId: number;
  kind: AvatarKind;
  /** A PNG as base64; null takes the picture away. */
  photo: string | null | undefined;
  isUpload: boolean;
}

/** Gives an app a logo or an icon, or takes it away. Refuses pictures as `checkPicture` says. */
export async function updateAvatar(
  instance: Instance,
  doer: Doer,
  { appId, kind, photo, isUpload }: AvatarChange,
): Promise<SentryApp> {
  const now = instance.now();
  const image = isUpload ? await checkPicture(photo, kind) : null;
  const picture = image && { uuid: uuid4Hex(), image, createdAt: now };
  return await instance.storage.transaction(async (tx) => {
    const app = await lockApp(tx, appId);
    if (app === undefined) throw new Problem("app-not-found");
    refuseRestricted(app);
    await replaceAvatar(tx, app.id, kind, picture);
    const data = { changed: [kind] };
    await auditApp(tx, doer, app, { event: "sentry-app.edit", data, now });
    return app;
  });
}

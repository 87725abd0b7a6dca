import type { SentryApp as AppShape } from "@vedette/contract";
import type { Links } from "../../instance.ts";
import type { Avatar } from "./store.ts";

/** The pictures somebody gave an app, and where each is. */
export function presentAvatars(
  avatars: readonly Avatar[],
  { baseUrl }: Links,
): AppShape["avatars"] {
  return avatars.map(({ kind, uuid }) => ({
    avatarType: "upload",
    avatarUuid: uuid,
    avatarUrl: `${baseUrl}/sentry-app-avatar/${uuid}/`,
    color: kind === "logo",
    photoType: kind,
  }));
}

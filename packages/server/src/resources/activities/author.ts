import type { Actor } from "../../access/index.ts";
import { NOBODY, type Author } from "./model.ts";

/** The caller as an issue's history keeps them. */
export function authorOf(actor: Actor): Author {
  switch (actor.kind) {
    case "user":
      return { userId: actor.userId, sentryAppId: null };
    case "integration":
      return { userId: null, sentryAppId: actor.sentryAppId };
    case "organization-token":
    case "system":
    case "anonymous":
    default:
      return NOBODY;
  }
}

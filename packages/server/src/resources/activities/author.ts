import type { Actor } from "../../access/index.ts";
import type { OutboxActor } from "../../outbox/index.ts";
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

/** The caller as the outside is told of them. */
export function outboxActorOf(actor: Actor): OutboxActor {
  switch (actor.kind) {
    case "user":
      return { kind: "user", id: actor.userId, name: actor.name };
    case "integration":
      return { kind: "integration", uuid: actor.appUuid, name: actor.appName };
    case "organization-token":
    case "system":
    case "anonymous":
    default:
      return { kind: "system" };
  }
}

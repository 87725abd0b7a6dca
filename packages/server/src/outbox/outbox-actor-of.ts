import type { Actor } from "../access/index.ts";
import type { OutboxActor } from "./fact.ts";

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

import type { Actor } from "../../access/index.ts";
import { outboxActorOf } from "../../outbox/index.ts";
import { toAuditActor } from "../audit-log/index.ts";
import type { Speaker } from "./apply-update.ts";

/** A caller as the author of an update. */
export function toSpeaker(actor: Actor): Speaker {
  const { kind, id, name } = toAuditActor(actor);
  return { author: { type: kind, id, name }, actor: outboxActorOf(actor) };
}

/** Who sends a sentry's own token: nobody knows more of them. */
export const BY_OWN_TOKEN: Speaker = {
  author: { type: "sentry-token", id: "", name: "The sentry's own token" },
  actor: { kind: "system" },
};

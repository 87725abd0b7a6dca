import type { WebhookActor } from "@vedette/contract";
import { toWireJson } from "../../kit/index.ts";
import type { OutboxActor, PendingFact } from "../../outbox/index.ts";

/** The parts of a body that are the same for everybody who is told: made once for a fact. */
export interface BodyParts {
  action: string;
  data: string;
  actor: string;
}

/** Serializes what a fact tells. Throws `TypeError` when `data` holds what JSON cannot say. */
export function toBodyParts(fact: Pick<PendingFact, "action" | "actor">, data: unknown): BodyParts {
  return {
    action: toWireJson(fact.action),
    data: toWireJson(data),
    actor: toWireJson(presentActor(fact.actor)),
  };
}

/**
 * The body of one webhook: exactly these keys in exactly this order (docs/wire.md), and byte for
 * byte what JavaScript makes of it when it parses and serializes it again.
 */
export function writeBody(parts: BodyParts, installationUuid: string): string {
  const installation = toWireJson({ uuid: installationUuid });
  return `{"action":${parts.action},"installation":${installation},"data":${parts.data},"actor":${parts.actor}}`;
}

/** An integration that acts is named as itself, to others as well. */
function presentActor(actor: OutboxActor): WebhookActor {
  switch (actor.kind) {
    case "user":
      return { type: "user", id: actor.id, name: actor.name };
    case "integration":
      return { type: "application", id: actor.uuid, name: actor.name };
    case "system":
    default:
      return { type: "application", id: "sentry", name: "Sentry" };
  }
}

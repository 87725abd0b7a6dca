import type { WebhookActor } from "@vedette/contract";
import { toWireJson } from "../../kit/index.ts";
import type { OutboxActor, PendingFact, Recipient } from "../../outbox/index.ts";
import type { OpenReceiver } from "../../resources/receivers/index.ts";
import type { News } from "./news.ts";
import { writeHookBody } from "./write-hook-body.ts";

/** What a subscriber of each kind is sent. */
const BODIES: {
  readonly [K in Recipient["kind"]]: (news: News, receiver: OpenReceiver) => string;
} = {
  installation: writeInstallationBody,
  "service-hook": writeHookBody,
  "plain-webhook": writePlainBody,
};

/**
 * The exact text that tells this receiver the news: byte for byte what JavaScript makes of it when
 * it parses and serializes it again. Throws what the news throw that cannot be shown, and
 * `TypeError` for what JSON cannot say.
 */
export function writeBodyFor(receiver: OpenReceiver, news: News): string {
  return BODIES[receiver.subscriber.kind](news, receiver);
}

/** What a receiver calls the action of a fact: some know an ignored issue as an archived one. */
export function actionFor(
  { saysArchived }: OpenReceiver,
  { resource, action }: Pick<PendingFact, "resource" | "action">,
): string {
  return saysArchived && resource === "issue" && action === "ignored" ? "archived" : action;
}

/** Exactly these keys in exactly this order (docs/wire.md). */
function writeInstallationBody(news: News, receiver: OpenReceiver): string {
  const action = toWireJson(actionFor(receiver, news.fact));
  const { data, actor } = partsOf(news);
  const installation = toWireJson({ uuid: receiver.uuid });
  return `{"action":${action},"installation":${installation},"data":${data},"actor":${actor}}`;
}

/** The same without an installation: an address is nobody's. */
function writePlainBody(news: News): string {
  const { data, actor } = partsOf(news);
  return `{"action":${toWireJson(news.fact.action)},"data":${data},"actor":${actor}}`;
}

/** The parts of a body that are the same for every installation that is told. */
interface BodyParts {
  data: string;
  actor: string;
}

const partsOfNews = new WeakMap<News, BodyParts>();

/** Serialized once for a fact, however many are told. */
function partsOf(news: News): BodyParts {
  const known = partsOfNews.get(news);
  if (known !== undefined) return known;
  const parts = {
    data: toWireJson(news.data()),
    actor: toWireJson(presentActor(news.fact.actor)),
  };
  partsOfNews.set(news, parts);
  return parts;
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

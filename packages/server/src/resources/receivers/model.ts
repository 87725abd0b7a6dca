import type { Recipient } from "../../outbox/index.ts";
import type { SkipReason } from "../deliveries/index.ts";

/** A subscriber as the way out sees it: where it is called, and with whose secret. */
export interface Receiver {
  subscriber: Recipient;
  /** What its webhooks name it by: the uuid of an installation, the id of a hook. */
  uuid: string;
  /** How the log names it. */
  name: string;
  /**
   * `settling`: an installation that is not complete yet, or is being removed; it is told of itself
   * and of nothing else. `disabled`: it is told nothing while it is switched off. `unsubscribed`:
   * neither while its receiver is taken for dead, but what it misses is kept to be sent later.
   */
  state: "open" | "settling" | "disabled" | "unsubscribed";
  webhookUrl: string | null;
  /** As `secrets.seal` gave it; null for those whose requests are not signed. */
  sealedSecret: string | null;
  /** The secret before this one, and until when it signs too (epoch milliseconds). */
  previous: { sealedSecret: string; until: number } | null;
  /** Headers of its own, a sealed JSON list of `Name: value`; null: none. */
  sealedHeaders: string | null;
  /** Whether the headers of Standard Webhooks are sent besides. */
  sendsStandardWebhooks: boolean;
  /** Whether an ignored issue is told as `archived`. */
  saysArchived: boolean;
  /** Whether what is told of one issue waits for what was told of it before. */
  isOrdered: boolean;
}

/** What a receiver has of an installation and no hook does. */
export const PLAIN = {
  previous: null,
  sealedHeaders: null,
  sendsStandardWebhooks: false,
  saysArchived: false,
  isOrdered: false,
} as const satisfies Partial<Receiver>;

/** Receivers by `keyOfSubscriber`; those that are gone are absent. */
export type Receivers = ReadonlyMap<string, Receiver>;

export function keyOfSubscriber({ kind, id }: Recipient): string {
  return `${kind}:${id}`;
}

/** A receiver that can be told: it has an address. */
export type OpenReceiver = Receiver & { webhookUrl: string };

/** The receiver, when it may be told of a resource now; otherwise why not. */
export function openReceiver(
  receiver: Receiver | undefined,
  resource: string,
): { open: OpenReceiver } | { closed: SkipReason } {
  if (receiver === undefined || (receiver.state === "settling" && resource !== "installation")) {
    return { closed: "uninstalled" };
  }
  if (receiver.state === "disabled") return { closed: "disabled" };
  const { webhookUrl } = receiver;
  if (webhookUrl === null) return { closed: "no-webhook-url" };
  if (receiver.state === "unsubscribed") return { closed: "unsubscribed" };
  return { open: { ...receiver, webhookUrl } };
}

import type { ClaimedDelivery, SkipReason } from "../../resources/deliveries/index.ts";
import type { Instance } from "../../resources/instance.ts";
import {
  keyOfSubscriber,
  openReceiver,
  type OpenReceiver,
  type Receivers,
} from "../../resources/receivers/index.ts";
import { BoundedCache } from "../../kit/index.ts";
import { type SigningSecret, toSigningSecret } from "./sign.ts";

/** Where a delivery goes now: `unreadable` is our own fault, and passes when that is mended. */
export type Target = OpenTarget | { kind: "closed"; reason: SkipReason } | { kind: "unreadable" };

export interface OpenTarget {
  kind: "open";
  url: string;
  receiver: OpenReceiver;
  /** Null for those whose requests are not signed. */
  secret: SigningSecret | null;
}

const REMEMBERED_SECRETS = 1000;

/**
 * Says where a receiver is to be called, and with which secret. Opened secrets are remembered by
 * their sealed text, so a rotated one is never mistaken for the one before.
 */
export class Targets {
  readonly #options: Pick<Instance, "secrets" | "log">;
  readonly #opened = new BoundedCache<string, SigningSecret>({
    maxEntries: REMEMBERED_SECRETS,
    ttlMs: Infinity,
  });

  constructor(options: Pick<Instance, "secrets" | "log">) {
    this.#options = options;
  }

  of(delivery: ClaimedDelivery, receivers: Receivers): Target {
    const found = receivers.get(keyOfSubscriber(delivery.subscriber));
    const answer = openReceiver(found, delivery.resource);
    if ("closed" in answer) return { kind: "closed", reason: answer.closed };
    const { open: receiver } = answer;
    const { webhookUrl: url, sealedSecret, name } = receiver;
    if (sealedSecret === null) return { kind: "open", url, receiver, secret: null };
    const secret = this.#open(sealedSecret, name);
    return secret === null ? { kind: "unreadable" } : { kind: "open", url, receiver, secret };
  }

  #open(sealedSecret: string, name: string): SigningSecret | null {
    const known = this.#opened.get(sealedSecret, 0);
    if (known !== undefined) return known;
    try {
      const secret = toSigningSecret(this.#options.secrets.open(sealedSecret));
      this.#opened.set(sealedSecret, secret, 0);
      return secret;
    } catch (err) {
      this.#options.log.error({ err, receiver: name }, "A client secret cannot be read");
      return null;
    }
  }
}

import { BoundedCache } from "../../kit/index.ts";
import type { Recipient } from "../../outbox/index.ts";
import type { SkipReason } from "../deliveries/index.ts";
import type { Instance } from "../instance.ts";
import { keyOfSubscriber, openReceiver, type OpenReceiver, type Receivers } from "./model.ts";
import { type SigningSecret, toSigningSecret } from "./sign.ts";

/** Where a delivery goes now: `unreadable` is our own fault, and passes when that is mended. */
export type Target = OpenTarget | { kind: "closed"; reason: SkipReason } | { kind: "unreadable" };

export interface OpenTarget {
  kind: "open";
  url: string;
  receiver: OpenReceiver;
  /** Null for those whose requests are not signed. */
  secret: SigningSecret | null;
  /** The one before, and until when it signs too (epoch milliseconds). */
  previous: { secret: SigningSecret; until: number } | null;
  /** Headers that the receiver asked for. */
  ownHeaders: { readonly [name: string]: string };
}

const REMEMBERED_SECRETS = 1000;

/**
 * Says where a receiver is to be called, and with which secret. What was opened is remembered by its
 * sealed text, so a rotated secret is never mistaken for the one before.
 */
export class Targets {
  readonly #options: Pick<Instance, "secrets" | "log">;
  readonly #secrets = new BoundedCache<string, SigningSecret>(CACHE);
  readonly #headers = new BoundedCache<string, OpenTarget["ownHeaders"]>(CACHE);

  constructor(options: Pick<Instance, "secrets" | "log">) {
    this.#options = options;
  }

  of(delivery: { subscriber: Recipient; resource: string }, receivers: Receivers): Target {
    const found = receivers.get(keyOfSubscriber(delivery.subscriber));
    const answer = openReceiver(found, delivery.resource);
    if ("closed" in answer) return { kind: "closed", reason: answer.closed };
    const { open: receiver } = answer;
    try {
      return this.#open(receiver);
    } catch (err) {
      this.#options.log.error({ err, receiver: receiver.name }, "A client secret cannot be read");
      return { kind: "unreadable" };
    }
  }

  #open(receiver: OpenReceiver): OpenTarget {
    const { webhookUrl: url, sealedSecret, previous, sealedHeaders } = receiver;
    return {
      kind: "open",
      url,
      receiver,
      secret: sealedSecret === null ? null : this.#secretOf(sealedSecret),
      previous: previous && {
        secret: this.#secretOf(previous.sealedSecret),
        until: previous.until,
      },
      ownHeaders: sealedHeaders === null ? {} : this.#headersOf(sealedHeaders),
    };
  }

  #secretOf(sealed: string): SigningSecret {
    return remember(this.#secrets, sealed, () =>
      toSigningSecret(this.#options.secrets.open(sealed)),
    );
  }

  #headersOf(sealed: string): OpenTarget["ownHeaders"] {
    return remember(this.#headers, sealed, () => {
      const lines = JSON.parse(this.#options.secrets.open(sealed)) as string[];
      return Object.fromEntries(lines.map(readHeader));
    });
  }
}

const CACHE = { maxEntries: REMEMBERED_SECRETS, ttlMs: Infinity };

function remember<T>(cache: BoundedCache<string, T>, key: string, open: () => T): T {
  const known = cache.get(key, 0);
  if (known !== undefined) return known;
  const opened = open();
  cache.set(key, opened, 0);
  return opened;
}

function readHeader(line: string): [name: string, value: string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

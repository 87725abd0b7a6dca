import type { SkipReason } from "../../resources/deliveries/index.ts";
import type { WebhookReceiver } from "../../resources/sentry-apps/index.ts";
import type { Instance } from "../../resources/instance.ts";
import { BoundedCache } from "../../kit/index.ts";
import { type SigningSecret, toSigningSecret } from "./sign.ts";

/** Where a delivery goes now: `unreadable` is our own fault, and passes when that is mended. */
export type Target = OpenTarget | { kind: "closed"; reason: SkipReason } | { kind: "unreadable" };

export interface OpenTarget {
  kind: "open";
  url: string;
  secret: SigningSecret;
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

  of(receiver: WebhookReceiver | undefined): Target {
    if (receiver === undefined || !receiver.isInstalled) {
      return { kind: "closed", reason: "uninstalled" };
    }
    if (receiver.webhookUrl === null) return { kind: "closed", reason: "no-webhook-url" };
    const secret = this.#open(receiver);
    if (secret === null) return { kind: "unreadable" };
    return { kind: "open", url: receiver.webhookUrl, secret };
  }

  #open({ sealedSecret, appSlug }: WebhookReceiver): SigningSecret | null {
    const known = this.#opened.get(sealedSecret, 0);
    if (known !== undefined) return known;
    try {
      const secret = toSigningSecret(this.#options.secrets.open(sealedSecret));
      this.#opened.set(sealedSecret, secret, 0);
      return secret;
    } catch (err) {
      this.#options.log.error({ err, app: appSlug }, "A client secret cannot be read");
      return null;
    }
  }
}

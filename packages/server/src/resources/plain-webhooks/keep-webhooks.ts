import { randomHex } from "../../kit/index.ts";
import type { Tx } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import {
  deleteWebhooks,
  findWebhooksOfRule,
  insertWebhook,
  updateWebhook,
  type WebhookOwner,
} from "./store.ts";

/** A plain webhook as somebody wrote it into a rule. */
export interface WrittenWebhook {
  url: string;
  /** Null: the one it has, or a new one. */
  secret: string | null;
  /** Null: it is new. */
  webhookId: number | null;
}

/** A plain webhook as it is kept; `secret` is there when it is new, and nowhere to be read again. */
export interface KeptWebhook {
  webhookId: number;
  url: string;
  secret?: string;
}

/**
 * Keeps the plain webhooks of a rule and no others, in the transaction that writes the rule; gives
 * them in the order they were written. One that names an id of another rule is a new one.
 */
export async function keepWebhooks(
  { secrets }: Pick<Instance, "secrets">,
  tx: Tx,
  owner: WebhookOwner,
  written: readonly WrittenWebhook[],
  now: number,
): Promise<KeptWebhook[]> {
  const known = await findWebhooksOfRule(tx, owner);
  const kept: KeptWebhook[] = [];
  for (const { url, secret, webhookId } of written) {
    const old = webhookId === null ? undefined : known.get(webhookId);
    if (old === undefined) {
      const fresh = secret ?? randomHex(32);
      const id = await insertWebhook(tx, { ...owner, url, sealedSecret: secrets.seal(fresh) }, now);
      kept.push({ webhookId: id, url, secret: fresh });
      continue;
    }
    const sealedSecret = secret === null ? old.sealedSecret : secrets.seal(secret);
    await updateWebhook(tx, old.id, { url, sealedSecret });
    kept.push({ webhookId: old.id, url });
  }
  const ids = new Set(kept.map(({ webhookId }) => webhookId));
  await deleteWebhooks(
    tx,
    [...known.keys()].filter((id) => !ids.has(id)),
  );
  return kept;
}

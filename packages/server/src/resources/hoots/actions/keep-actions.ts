import type { Tx } from "../../../storage/index.ts";
import type { Instance } from "../../instance.ts";
import { type KeptWebhook, keepWebhooks } from "../../plain-webhooks/index.ts";
import type { CheckedAction } from "./check-actions.ts";
import type { HootAction } from "./model.ts";

/**
 * Keeps the webhooks of a hoot's actions and no others; gives the actions, which are still to be
 * written with the hoot, and the webhooks with what is told only now: secrets of new ones.
 */
export async function keepActions(
  instance: Pick<Instance, "secrets">,
  tx: Tx,
  hoot: { id: number; organizationId: number },
  checked: readonly CheckedAction[],
  now: number,
): Promise<{ actions: HootAction[]; webhooks: KeptWebhook[] }> {
  const { id: ruleId, organizationId } = hoot;
  const owner = { kind: "hoot", ruleId, organizationId, projectId: null } as const;
  const plain = checked.flatMap(({ does }) => (does.kind === "webhook" ? [does] : []));
  const webhooks = await keepWebhooks(instance, tx, owner, plain, now);
  const waiting = [...webhooks];
  const actions = checked.map(({ states, does }): HootAction => {
    if (does.kind === "integration") return { states, does };
    return { states, does: { kind: "webhook", webhookId: waiting.shift()?.webhookId ?? 0 } };
  });
  return { actions, webhooks };
}

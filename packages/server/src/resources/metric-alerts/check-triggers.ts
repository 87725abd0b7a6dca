import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { isSameIntegration } from "../alert-targets/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import { findPlainWebhooks } from "../plain-webhooks/index.ts";
import { checkAction, type CheckedAction } from "./check-actions.ts";
import type { Action, KeptAction, Trigger } from "./model.ts";
import type { WrittenAction, WrittenTrigger } from "./read-triggers.ts";

/** A trigger whose actions may be saved. One that is kept already is as it was. */
export interface CheckedTrigger extends Pick<WrittenTrigger, "label" | "threshold"> {
  actions: (KeptAction | CheckedAction)[];
}

/**
 * Checks the actions of triggers that are about to be saved, but for those that are as they were
 * before. Refuses with a sentence for each that cannot be. Waits for integrations, so it must not be
 * called in a transaction.
 */
export async function checkTriggers(
  db: Db,
  apps: AppClient,
  organizationId: number,
  triggers: readonly WrittenTrigger[],
  before: readonly Trigger[],
): Promise<CheckedTrigger[]> {
  const problems: string[] = [];
  const checked: CheckedTrigger[] = [];
  for (const { label, threshold, actions } of triggers) {
    const known = [...(before.find((one) => one.label === label)?.actions ?? [])];
    if (actions === null) {
      checked.push({ label, threshold, actions: await toKept(db, known) });
      continue;
    }
    const own: CheckedTrigger["actions"] = [];
    for (const action of actions) {
      const at = known.findIndex(({ does }) => isSame(does, action));
      const [kept] = at < 0 ? [] : known.splice(at, 1);
      const result = kept ?? (await checkAction(db, apps, organizationId, action));
      if (typeof result === "string") problems.push(result);
      else own.push(result);
    }
    checked.push({ label, threshold, actions: own });
  }
  if (problems.length > 0) throw Problem.fields({ triggers: problems });
  return checked;
}

/** Actions that stay; a webhook is kept like one that was written again. */
async function toKept(db: Db, actions: readonly KeptAction[]): Promise<CheckedTrigger["actions"]> {
  const ids = actions.flatMap(({ does }) => (does.kind === "webhook" ? [does.webhookId] : []));
  const webhooks = await findPlainWebhooks(db, ids);
  return actions.flatMap((action): CheckedTrigger["actions"] => {
    const { does } = action;
    if (does.kind !== "webhook") return [action];
    const { webhookId } = does;
    const url = webhooks.find(({ id }) => id === webhookId)?.url;
    return url === undefined ? [] : [{ kind: "webhook", url, secret: null, webhookId }];
  });
}

/** A webhook may have another address or secret by the same id. */
function isSame(kept: Action, written: WrittenAction): boolean {
  if (kept.kind === "mail" && written.kind === "mail") {
    return JSON.stringify(kept.target) === JSON.stringify(written.target);
  }
  return (
    kept.kind === "integration" &&
    written.kind === "integration" &&
    isSameIntegration(kept, written)
  );
}

import { Problem } from "@vedette/contract/problems";
import type { AppClient } from "../component-requests/index.ts";
import { findOutermostEvent } from "../events/index.ts";
import type { Db } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { findPlainWebhooks } from "../plain-webhooks/index.ts";
import type { FiredAction } from "../fired-actions/index.ts";
import { tellAll } from "./act.ts";
import { checkActions } from "./check-actions.ts";
import type { Action } from "./model.ts";
import type { RulePlace } from "./save-rule.ts";
import type { WrittenAction } from "./wire-actions.ts";

/**
 * Does what these actions say for the newest event of a project, as a rule of this name would, and
 * leaves no record of a firing. Refuses what could not be saved, a webhook that is not saved yet,
 * and a project without events.
 */
export async function tryActions(
  instance: Instance,
  apps: AppClient,
  place: RulePlace,
  trial: { name: string; actions: readonly WrittenAction[] },
): Promise<FiredAction[]> {
  const { storage } = instance;
  const checked = await checkActions(instance, apps, place.organizationId, trial.actions);
  const actions: Action[] = [];
  for (const one of checked) {
    actions.push(await toAction(storage.db, place.organizationId, one));
  }
  const filter = { of: { projectId: place.projectId }, environments: [] };
  const event = await findOutermostEvent(storage.db, filter, "latest");
  if (!event) {
    const sentence = "This project has no event yet that an alert could tell of.";
    throw Problem.fields({ actions: [sentence] });
  }
  const { name } = trial;
  const rule = { id: 0, name, ...place, actions };
  const { issueId, eventId } = event;
  const firing = { rule, issueId, eventId, ruleNames: [name] };
  return await storage.transaction(async (tx, wake) => {
    const done = await tellAll(storage, tx, wake, [firing], instance.now());
    return done[0] ?? [];
  });
}

/** A webhook of somebody else's is none. */
async function toAction(db: Db, organizationId: number, action: WrittenAction): Promise<Action> {
  if (action.kind !== "webhook") return action;
  const ids = action.webhookId === null ? [] : [action.webhookId];
  const [webhook] = await findPlainWebhooks(db, ids);
  if (webhook?.organizationId !== organizationId) {
    const sentence = "A webhook gets its secret when the rule is saved: save it before you try it.";
    throw Problem.fields({ actions: [sentence] });
  }
  return { kind: "webhook", webhookId: webhook.id };
}

import type { SentryState } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { type OutboxActor, tellNamed } from "../../outbox/index.ts";
import type { Db } from "../../storage/index.ts";
import { findTargetWords, planTarget } from "../alert-targets/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import type { FiredAction } from "../fired-actions/index.ts";
import type { Instance } from "../instance.ts";
import { findPlainWebhooks } from "../plain-webhooks/index.ts";
import { type CheckedAction, checkActions } from "./actions/check-actions.ts";
import type { HootAction } from "./actions/model.ts";
import { planAction } from "./actions/plan-actions.ts";
import { worstOf } from "./model.ts";
import { toHootFact } from "./to-hoot-fact.ts";

/** A hoot that is nobody's. */
const MADE_UP = { uid: "0".repeat(32), override: null };

/**
 * Does what these actions say with a made-up hoot, and leaves no record of it. Without a state each
 * is told of the worst of its own. Refuses what could not be saved, and a webhook that is not saved
 * yet.
 */
export async function tryActions(
  instance: Instance,
  apps: AppClient,
  actor: OutboxActor,
  organizationId: number,
  trial: {
    name?: string | undefined;
    state?: SentryState | undefined;
    actions: readonly Readonly<Record<string, unknown>>[];
  },
): Promise<FiredAction[]> {
  const { storage, links } = instance;
  const { name = "Test Hoot", state } = trial;
  const checked = await checkActions(storage.db, apps, organizationId, trial.actions, []);
  const actions = await findKept(storage.db, organizationId, checked);
  const now = instance.now();
  const hoot = { ...MADE_UP, organizationId, name, changedAt: now };
  const targets = actions.map(({ does }) => does);
  return await storage.transaction(async (tx, wake) => {
    const words = await findTargetWords(tx, organizationId, targets);
    const plans = actions.map(({ states, does }) => {
      const { kind, name: called, skipped = null } = planTarget(does, words);
      const feels = state ?? worstOf(states);
      if (feels === null || !states.includes(feels)) {
        return { kind, name: called, skipped: `It is not told of ${state}.` };
      }
      const planned = planAction(does, words);
      const fact = planned && toHootFact(links, hoot, madeUp(feels, actor), planned);
      return { kind, name: called, skipped, fact, recipient: planned?.recipient };
    });
    const facts = plans.flatMap(({ fact }) => fact ?? []);
    const waiting = await tellNamed(tx, wake, facts, now);
    return plans.map(({ kind, name: called, skipped, fact, recipient }): FiredAction => {
      const factId = fact === undefined ? undefined : waiting.shift();
      const told = factId === undefined || recipient === undefined ? null : { factId, recipient };
      return { kind, name: called, skipped, told };
    });
  });
}

function madeUp(state: SentryState, actor: OutboxActor) {
  const shown = { state, message: "This is a test.", recordAt: null };
  return { shown, previous: state === "happy" ? "sick" : "happy", actor, isTest: true } as const;
}

/** A webhook that is not as it was saved is none, nor is one of somebody else's. */
async function findKept(
  db: Db,
  organizationId: number,
  checked: readonly CheckedAction[],
): Promise<HootAction[]> {
  const ids = checked.flatMap(({ does }) => (does.kind === "webhook" && does.webhookId) || []);
  const webhooks = new Map((await findPlainWebhooks(db, ids)).map((one) => [one.id, one]));
  const problems: string[] = [];
  const actions = checked.flatMap(({ states, does }): HootAction[] => {
    if (does.kind === "integration") return [{ states, does }];
    const kept = webhooks.get(does.webhookId ?? 0);
    if (kept?.organizationId !== organizationId || kept.ownerKind !== "hoot") {
      problems.push("A webhook gets its secret when the hoot is saved: save it before you try it.");
    } else if (kept.url !== does.url || does.secret !== null) {
      problems.push("This webhook was changed: save the hoot before you try it.");
    }
    return kept === undefined ? [] : [{ states, does: { kind: "webhook", webhookId: kept.id } }];
  });
  if (problems.length > 0) throw Problem.fields({ actions: problems });
  return actions;
}

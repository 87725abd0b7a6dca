import { actOn, type AlertRule } from "../../resources/alert-rules/index.ts";
import type { Evaluate, Evaluation, EvaluationScope, Recorded } from "../seams.ts";
import { claim } from "./claim.ts";
import { countBatch } from "./count-batch.ts";
import { findMatches } from "./find-matches.ts";
import { QuietRules } from "./quiet-rules.ts";
import { RuleCache } from "./rule-cache.ts";

const NOTHING: Evaluation = { rulesOf: () => [], committed: () => undefined };

/**
 * Makes the stage, with what it remembers between batches: compiled rules, and which rules are quiet
 * for which issues. Both are only ever short cuts; what counts is in the database.
 */
export function createEvaluate(): Evaluate {
  const cache = new RuleCache();
  const quiet = new QuietRules();

  return async (scope, recorded) => {
    const projectIds = [...new Set(recorded.map(({ event }) => event.projectId))];
    const rules = await cache.find(scope.tx, projectIds, scope.now);
    if (rules.size === 0) return NOTHING;
    await countBatch(scope, recorded, rules);
    const matches = await findMatches(scope, recorded, rules, quiet);
    if (matches.length === 0) return NOTHING;
    const firing = await claim(scope, matches, quiet);
    await act(scope, firing);
    const byEvent = Map.groupBy(firing, ({ seen }) => seen);
    return {
      rulesOf: (seen) => (byEvent.get(seen) ?? []).map(({ rule }) => rule.name),
      committed() {
        for (const { seen, rule } of firing) quiet.note(seen.issueId, rule.id, scope.now);
      },
    };
  };
}

async function act(
  { storage, tx, wake, now }: EvaluationScope,
  firing: readonly { seen: Recorded; rule: AlertRule }[],
): Promise<void> {
  if (firing.length === 0) return;
  const byEvent = Map.groupBy(firing, ({ seen }) => seen);
  const firings = firing.map(({ seen, rule }) => ({
    rule,
    issueId: seen.issueId,
    eventId: seen.event.payload.event_id,
    ruleNames: (byEvent.get(seen) ?? []).map((one) => one.rule.name),
  }));
  await actOn(storage, tx, wake, firings, now);
}

import { claimFirings, findStates } from "../../resources/alert-rules/index.ts";
import type { EvaluationScope } from "../seams.ts";
import type { Match } from "./find-matches.ts";
import type { QuietRules } from "./quiet-rules.ts";

const MINUTE_MS = 60_000;

/** Those of these matches whose rule may fire again for the issue; no other process fires them too. */
export async function claim(
  { tx, now }: EvaluationScope,
  matches: readonly Match[],
  quiet: QuietRules,
): Promise<Match[]> {
  const states = await findStates(
    tx,
    distinct(matches.map(({ rule }) => rule.projectId)),
    distinct(matches.map(({ seen }) => seen.issueId)),
    distinct(matches.map(({ rule }) => rule.id)),
  );
  for (const { issueId, ruleId, firedAt } of states) quiet.note(issueId, ruleId, firedAt);
  const open = matches.filter(({ seen, rule }) => !quiet.of(seen.issueId, now)(rule));
  const claimed = new Set<string>();
  const byFrequency = Map.groupBy(open, ({ rule }) => rule.frequency);
  for (const [frequency, own] of [...byFrequency].toSorted(([a], [b]) => a - b)) {
    const pairs = own
      .map(({ seen, rule }) => ({
        projectId: rule.projectId,
        issueId: seen.issueId,
        ruleId: rule.id,
      }))
      .toSorted((a, b) => a.issueId - b.issueId || a.ruleId - b.ruleId);
    const won = await claimFirings(tx, pairs, frequency * MINUTE_MS, now);
    for (const { issueId, ruleId } of won) claimed.add(`${issueId}/${ruleId}`);
  }
  return open.filter(({ seen, rule }) => claimed.has(`${seen.issueId}/${rule.id}`));
}

function distinct(ids: readonly number[]): number[] {
  return [...new Set(ids)];
}

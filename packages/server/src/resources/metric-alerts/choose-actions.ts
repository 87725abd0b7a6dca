import type { Action, AlertState, MetricRule } from "./model.ts";

/**
 * Which actions of a rule a change of its alert is told by, each once. Those of a trigger are told
 * when its threshold is crossed, and of every change after that until the alert is over: what is
 * critical is beyond both thresholds. `peak`: the worst it was before. Pure.
 */
export function chooseActions(
  { triggers }: Pick<MetricRule, "triggers">,
  { to, peak }: { to: AlertState; peak: AlertState },
): Action[] {
  const seen = new Set<string>();
  return triggers
    .filter(({ label }) => label === "warning" || to === "critical" || peak === "critical")
    .flatMap(({ actions }) => actions.map(({ does }) => does))
    .filter((action) => {
      const key = JSON.stringify(action);
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
}

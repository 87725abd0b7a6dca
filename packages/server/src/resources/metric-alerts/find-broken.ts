import { complainOf } from "../alert-targets/index.ts";
import type { AlertIntegration } from "../sentry-apps/index.ts";
import type { MetricRule } from "./model.ts";

/** A sentence for each action whose integration cannot be told any more; such actions are skipped. */
export function findBroken(
  { triggers }: Pick<MetricRule, "triggers">,
  integrations: readonly AlertIntegration[],
): string[] {
  return triggers.flatMap(({ label, actions }) =>
    actions.flatMap(({ does }) => {
      const complaint = does.kind === "integration" ? complainOf(does, integrations) : undefined;
      return complaint === undefined
        ? []
        : [`${complaint} This action of the ${label} threshold is skipped.`];
    }),
  );
}

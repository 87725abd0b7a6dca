import type { Hints, Wake } from "../../storage/index.ts";
import { organizationHint } from "../live/index.ts";
import type { AlertRule } from "./model.ts";

/** Tells pages that are open of rules that were made, changed, removed, or fired. */
export function hintAlerts(
  hints: Hints,
  wake: Wake,
  action: "created" | "changed" | "removed",
  rules: readonly Pick<AlertRule, "id" | "organizationId" | "projectId">[],
): void {
  for (const [projectId, own] of Map.groupBy(rules, (rule) => rule.projectId)) {
    const organizationId = own[0]?.organizationId ?? 0;
    if (!hints.isWatched(`organization:${organizationId}`)) continue;
    const ids = [...new Set(own.map(({ id }) => id))];
    wake(organizationHint(organizationId, { topic: "alerts", action, projectId, ids }));
  }
}

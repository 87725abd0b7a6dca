import type { LiveAction } from "@vedette/contract";
import type { Hints, Wake } from "../../storage/index.ts";
import { organizationHint } from "../live/index.ts";
import type { Issue } from "./model.ts";

/** Tells pages that are open of issues that something happened to; does nothing where none is. */
export function hintIssues(
  hints: Hints,
  wake: Wake,
  issues: readonly Pick<Issue, "id" | "organizationId" | "projectId">[],
  action: LiveAction,
): void {
  const watched = issues.filter((one) => hints.isWatched(`organization:${one.organizationId}`));
  for (const [projectId, own] of Map.groupBy(watched, (issue) => issue.projectId)) {
    const ids = own.map(({ id }) => id);
    const organizationId = own[0]?.organizationId ?? 0;
    wake(organizationHint(organizationId, { topic: "issues", action, projectId, ids }));
  }
}

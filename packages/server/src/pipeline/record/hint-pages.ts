import { organizationHint } from "../../resources/live/index.ts";
import type { Hints, Wake } from "../../storage/index.ts";
import type { PreparedEvent } from "../seams.ts";

export interface SeenIssues {
  assigned: readonly { event: PreparedEvent; issueId: number }[];
  createdIssueIds: readonly number[];
  /** Projects whose first event is among these. */
  firstProjectIds: readonly number[];
}

/** Tells pages that are open which issues were made or seen; does nothing where none is. */
export function hintPages(
  hints: Hints,
  wake: Wake,
  { assigned, createdIssueIds, firstProjectIds }: SeenIssues,
): void {
  const watched = assigned.filter(({ event }) =>
    hints.isWatched(`organization:${event.organizationId}`),
  );
  if (watched.length === 0) return;
  const created = new Set(createdIssueIds);
  for (const [projectId, seen] of Map.groupBy(watched, ({ event }) => event.projectId)) {
    const organizationId = seen[0]?.event.organizationId ?? 0;
    const ids = [...new Set(seen.map(({ issueId }) => issueId))];
    const [made, known] = [
      ids.filter((id) => created.has(id)),
      ids.filter((id) => !created.has(id)),
    ];
    const hint = (action: "created" | "changed", some: readonly number[]): void => {
      if (some.length === 0) return;
      wake(organizationHint(organizationId, { topic: "issues", action, projectId, ids: some }));
    };
    hint("created", made);
    hint("changed", known);
    if (!firstProjectIds.includes(projectId)) continue;
    const first = {
      topic: "projects",
      action: "first-event",
      projectId,
      ids: [projectId],
    } as const;
    wake(organizationHint(organizationId, first));
  }
}

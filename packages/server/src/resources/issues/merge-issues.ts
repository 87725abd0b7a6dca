import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import { authorOf, insertActivities } from "../activities/index.ts";
import type { Instance } from "../instance.ts";
import { hintIssues } from "./hint-issues.ts";
import type { Issue } from "./model.ts";
import { mergeCounters } from "./merge-counters.ts";
import { lockToRemove, removeIssues } from "./store-removed.ts";
import { saveCounters } from "./store.ts";
import { findMatchingIds, type IssueFilter } from "./store-search.ts";

/** So many go into one transaction, and nobody reads longer lists before deciding. */
const MAX_MERGED = 100;

/** Which issue is left, and which have become part of it. */
export interface Merged {
  parent: Issue;
  childIds: number[];
}

/**
 * Makes one issue of all that a filter finds: the one with most events stays, with the counters and
 * hashes of all; events, tags, users and histories of the others follow piece by piece
 * (`clearRemovedIssues`). Refuses fewer than two issues, too many, and issues of several projects.
 */
export async function mergeIssues(
  instance: Instance,
  actor: Actor,
  filter: IssueFilter,
): Promise<Merged> {
  const { storage } = instance;
  const ids = await findMatchingIds(storage, filter, 0, MAX_MERGED + 1);
  if (ids.length > MAX_MERGED) refuse(`Merge at most ${MAX_MERGED} issues at once.`);
  return await storage.transaction(async (tx, wake) => {
    const now = instance.now();
    const issues = await lockToRemove(storage.engine, tx, ids);
    if (new Set(issues.map(({ projectId }) => projectId)).size > 1) {
      refuse("Issues of different projects cannot be merged.");
    }
    const [parent, ...children] = issues.toSorted(
      (a, b) => b.timesSeen - a.timesSeen || a.id - b.id,
    );
    if (!parent || children.length === 0) refuse("Merging takes two issues at least.");
    const merged = mergeCounters(parent, children);
    const childIds = children.map(({ id }) => id);
    await saveCounters(tx, merged);
    await removeIssues(storage.engine, tx, childIds, parent.id, now);
    await insertActivities(storage.engine, tx, [
      {
        issueId: parent.id,
        type: "merge",
        author: authorOf(actor),
        data: { issues: childIds.map((id) => ({ id: String(id) })) },
        createdAt: now,
      },
    ]);
    hintIssues(storage.hints, wake, [parent], "changed");
    hintIssues(storage.hints, wake, children, "removed");
    return { parent: merged, childIds };
  });
}

function refuse(sentence: string): never {
  throw Problem.fields({ merge: [sentence] });
}

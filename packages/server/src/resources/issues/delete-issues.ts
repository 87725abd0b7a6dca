import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { hintIssues } from "./hint-issues.ts";
import type { Issue } from "./model.ts";
import { lockToRemove, removeIssues } from "./store-removed.ts";
import { findMatchingIds, type IssueFilter } from "./store-search.ts";

/** How many issues one transaction takes away at most. */
const CHUNK = 100;

/** How many one request deletes where it does not name them. */
const MAX_DELETED = 1000;

/**
 * Deletes the issues a filter finds, the first thousand at most: at once for everybody who looks, while
 * what was recorded of them goes piece by piece (`clearRemovedIssues`). New events like theirs make
 * new issues. Gives how many it were.
 */
export async function deleteIssues(
  instance: Instance,
  doer: Doer,
  filter: IssueFilter,
): Promise<number> {
  const { storage } = instance;
  let deleted = 0;
  for (let after = 0; deleted < MAX_DELETED;) {
    const ids = await findMatchingIds(storage, filter, after, CHUNK);
    deleted += await storage.transaction(async (tx, wake) => {
      const issues = await lockToRemove(storage.engine, tx, ids);
      const now = instance.now();
      const there = issues.map(({ id }) => id);
      await removeIssues(storage.engine, tx, there, null, now);
      for (const issue of issues) await recordAudit(tx, toAuditEntry(doer, issue), now);
      hintIssues(storage.hints, wake, issues, "removed");
      return there.length;
    });
    after = ids.at(-1) ?? after;
    if (ids.length < CHUNK) break;
  }
  return deleted;
}

function toAuditEntry({ actor, ipAddress }: Doer, issue: Issue): Parameters<typeof recordAudit>[1] {
  return {
    organizationId: issue.organizationId,
    event: "issue.delete",
    actor: toAuditActor(actor),
    target: { kind: "issue", id: String(issue.id) },
    data: { name: issue.title, project: String(issue.projectId) },
    ipAddress,
  };
}

import type { Issue } from "./model.ts";

/**
 * An issue with what others counted added to it. Pure. The number of users is not: who met several
 * of them counts once, which only their lists tell.
 */
export function mergeCounters(parent: Issue, children: readonly Issue[]): Issue {
  const all = [parent, ...children];
  const byFirst = all.toSorted((a, b) => a.firstSeenAt - b.firstSeenAt);
  const byLast = all.toSorted((a, b) => b.lastSeenAt - a.lastSeenAt);
  return {
    ...parent,
    timesSeen: all.reduce((sum, { timesSeen }) => sum + timesSeen, 0),
    commentCount: all.reduce((sum, { commentCount }) => sum + commentCount, 0),
    firstSeenAt: Math.min(...all.map(({ firstSeenAt }) => firstSeenAt)),
    lastSeenAt: Math.max(...all.map(({ lastSeenAt }) => lastSeenAt)),
    firstRelease: byFirst.find((issue) => issue.firstRelease !== null)?.firstRelease ?? null,
    lastRelease: byLast.find((issue) => issue.lastRelease !== null)?.lastRelease ?? null,
  };
}

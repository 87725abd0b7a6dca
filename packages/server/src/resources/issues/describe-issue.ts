import type { IssueDetail } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { listHistory } from "../activities/index.ts";
import type { Instance } from "../instance.ts";
import { describeVersions } from "../releases/index.ts";
import { findUsers, presentUser } from "../users/index.ts";
import { findSurroundings } from "./find-surroundings.ts";
import type { Issue } from "./model.ts";
import { presentIssueDetail } from "./present-detail.ts";
import { chartStart, presentChart } from "./present-stats.ts";
import { findIssueHours, findTagTotals } from "./store-counters.ts";
import { findViewers } from "./store-viewers.ts";

/** The newest lines of the history come with the issue; all of them have a list of their own. */
const HISTORY = { backwards: false, limit: 100 } as const;

/**
 * Gathers all that is shown on the page of one issue. `viewerId`: the person who looks at it;
 * `userReports`: how many people said something of its events.
 */
export async function describeIssue(
  instance: Instance,
  organization: { slug: string },
  issue: Issue,
  { viewerId, userReports }: { viewerId: number | null; userReports: number },
): Promise<IssueDetail> {
  const { db } = instance.storage;
  const now = instance.now();
  const [besideOf, hours, tags, history, viewers, releases] = await Promise.all([
    findSurroundings(db, [issue], viewerId),
    findIssueHours(db, [issue.id], chartStart("30d", now)),
    findTagTotals(db, issue.id),
    listHistory(db, issue, HISTORY),
    findViewers(db, issue.id),
    describeVersions(db, issue.organizationId, versionsOf(issue)),
  ]);
  const beside = besideOf(issue);
  if (!beside) throw new Problem("not-found");
  const users = await findUsers(db, [...new Set([...viewers.seenBy, ...viewers.participants])]);
  const present = (ids: readonly number[]) =>
    ids.flatMap((id) => {
      const user = users.get(id);
      return user ? [presentUser(user)] : [];
    });
  const counts = hours.get(issue.id) ?? [];
  return presentIssueDetail(
    issue,
    { links: instance.links, organization, ...beside },
    {
      charts: { "24h": presentChart("24h", counts, now), "30d": presentChart("30d", counts, now) },
      activity: history.rows,
      seenBy: present(viewers.seenBy),
      participants: present(viewers.participants),
      tags,
      userReports,
      releases,
    },
  );
}

function versionsOf({ firstRelease, lastRelease }: Issue): string[] {
  return [firstRelease, lastRelease].filter((version) => version !== null);
}

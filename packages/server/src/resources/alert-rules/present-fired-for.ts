import type { Issue as IssueShape, RuleGroupHistory } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Instance } from "../instance.ts";
import { findIssues, presentListedIssue, withBeside } from "../issues/index.ts";
import { type FiredFor, findLastEvents } from "./store-firings.ts";

/** Who looks at issues, and where. */
export interface IssueViewer {
  organization: { slug: string };
  viewerId: number | null;
}

/** The issues that a rule fired for; those that are gone are left out. */
export async function presentFiredFor(
  instance: Instance,
  viewer: IssueViewer,
  ruleId: number,
  fired: readonly FiredFor[],
): Promise<RuleGroupHistory[]> {
  const ids = fired.map(({ issueId }) => issueId);
  const issues = await presentIssues(instance, viewer, ids);
  const events = await findLastEvents(instance.storage.db, ruleId, fired);
  return fired.flatMap(({ issueId, count, lastFiredAt }) => {
    const group = issues.get(issueId);
    if (!group) return [];
    const eventId = events.get(issueId) ?? null;
    return [{ group, count, lastTriggered: formatInstant(lastFiredAt), eventId }];
  });
}

/** Issues as lists show them, by their ids; those that are gone are absent. */
export async function presentIssues(
  { storage, links, now }: Instance,
  { organization, viewerId }: IssueViewer,
  ids: readonly number[],
): Promise<Map<number, IssueShape>> {
  const issues = await findIssues(storage.db, ids);
  const listed = await withBeside(storage.db, issues, { chart: null, viewerId }, now());
  return new Map(
    listed.map((one) => [one.issue.id, presentListedIssue(one, { links, organization }, null)]),
  );
}

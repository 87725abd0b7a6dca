import type { Instance } from "../instance.ts";
import { findComebacks } from "../activities/index.ts";
import { findEvents, type StoredEvent } from "../events/index.ts";
import { findIssues, type Issue } from "../issues/index.ts";
import { findLatestRelease } from "../releases/index.ts";
import { meetsAll, meetsCondition, meetsFilter, type SeenEvent } from "./meets.ts";
import type { AlertRule, MeasuredCondition } from "./model.ts";
import { percentMore, type Window, windowOf } from "./windows.ts";

/** So many events are looked at, the newest. */
export const PREVIEWED_EVENTS = 500;

type PreviewedRule = Pick<
  AlertRule,
  "conditionMatch" | "filterMatch" | "conditions" | "filters" | "frequency" | "environment"
>;

/**
 * The issues that a rule would have fired for among the project's newest events since a moment, last
 * first. As far as can be told afterwards: issues are looked at as they are now, what is counted is
 * counted among these events alone, and shares of sessions never match.
 */
export async function previewRule(
  { storage: { db } }: Instance,
  project: { id: number; organizationId: number },
  rule: PreviewedRule,
  since: number,
): Promise<number[]> {
  const environments = rule.environment === null ? [] : [rule.environment];
  const filter = { of: { projectId: project.id }, environments, since };
  const page = { backwards: false, limit: PREVIEWED_EVENTS - 1 };
  const events = (await findEvents(db, filter, page)).toReversed();
  const ids = [...new Set(events.map(({ issueId }) => issueId))];
  const issues = new Map((await findIssues(db, ids)).map((issue) => [issue.id, issue]));
  const comebacks = await findComebacks(db, ids, since);
  const looksAtReleases = rule.filters.some(({ kind }) => kind === "latest-release");
  const latest = looksAtReleases ? (await findLatestRelease(db, project))?.version : undefined;
  const past = new Past();
  const firedAt = new Map<number, number>();
  for (const event of events) {
    past.add(event);
    const issue = issues.get(event.issueId);
    if (!issue) continue;
    const quietUntil = (firedAt.get(issue.id) ?? -Infinity) + rule.frequency * 60_000;
    if (event.timestampAt < quietUntil) continue;
    const seen = toSeen(event, issue, comebacks.get(event.eventId), past, latest);
    if (!meetsAll(rule.conditions, rule.conditionMatch, (one) => meetsCondition(one, seen)))
      continue;
    if (!meetsAll(rule.filters, rule.filterMatch, (one) => meetsFilter(one, seen))) continue;
    firedAt.delete(issue.id);
    firedAt.set(issue.id, event.timestampAt);
  }
  return [...firedAt.keys()].toReversed();
}

function toSeen(
  { payload, issueId, timestampAt }: StoredEvent,
  issue: Issue,
  comeback: "regressed" | "reappeared" | undefined,
  past: Past,
  latest: string | undefined,
): SeenEvent {
  return {
    event: payload,
    issue,
    isNew: timestampAt === issue.firstSeenAt,
    isRegression: comeback === "regressed",
    hasReappeared: comeback === "reappeared",
    isLatestRelease: () => latest !== undefined && payload.release === latest,
    exceeds: (condition) => past.exceeds(condition, issueId, timestampAt),
    now: timestampAt,
  };
}

/** What has been seen so far. */
class Past {
  readonly #events = new Map<number, { at: number; user: string | undefined }[]>();

  add({ issueId, timestampAt: at, payload }: StoredEvent): void {
    const user = payload.tags.find(([key]) => key === "user")?.[1];
    const known = this.#events.get(issueId);
    if (known) known.push({ at, user });
    else this.#events.set(issueId, [{ at, user }]);
  }

  exceeds(condition: MeasuredCondition, issueId: number, now: number): boolean {
    if (condition.kind === "session-percent") return false;
    const window = windowOf(condition);
    const count = this.#count(window, issueId, now);
    if (window.agoMs === null) return count > condition.value;
    return percentMore(count, this.#count(window, issueId, now - window.agoMs)) > condition.value;
  }

  #count({ counts, lengthMs }: Window, issueId: number, until: number): number {
    const inside = (this.#events.get(issueId) ?? []).filter(
      ({ at }) => at > until - lengthMs && at <= until,
    );
    if (counts === "events") return inside.length;
    return new Set(inside.flatMap(({ user }) => user ?? [])).size;
  }
}

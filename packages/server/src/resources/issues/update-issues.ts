import type { IssueUpdate } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import { outboxActorOf, tell, type OutboxFact } from "../../outbox/index.ts";
import type { Tx, Wake } from "../../storage/index.ts";
import { authorOf, insertActivities } from "../activities/index.ts";
import type { Instance } from "../instance.ts";
import { findLatestRelease } from "../releases/index.ts";
import { applyChange, type ChangedIssue, type ReadyChange } from "./apply-change.ts";
import { findAssignee } from "./find-assignee.ts";
import { findSurroundings } from "./find-surroundings.ts";
import { hintIssues } from "./hint-issues.ts";
import { mailAssignments } from "./mail-assignments.ts";
import type { Assignee, Issue } from "./model.ts";
import { presentAssigneeForWebhook, presentIssueForWebhook } from "./present-for-webhook.ts";
import { readChange } from "./read-change.ts";
import { lockIssues, saveDecisions } from "./store.ts";
import { findMatchingIds, type IssueFilter } from "./store-search.ts";
import { markIssues, type MarkChange } from "./store-viewers.ts";

/** How many issues one transaction changes at most, so that none holds the others up for long. */
const CHUNK = 200;

/** What a change came to. */
export interface UpdateResult {
  /** How many issues it was about, changed or not. */
  matched: number;
  /** One of them as it is now. */
  sample: Issue | undefined;
  /** Who they are assigned to, where that was asked. */
  assignee: Assignee | null | undefined;
}

interface WhoWhere {
  actor: Actor;
  organization: { id: number; slug: string };
}

/**
 * Changes every issue a filter finds: decisions, assignee and priority with their history and with
 * what the outside is told; marks for the person who asks. An issue that is so already is left
 * alone. Works through many in transactions of bounded size. Refuses what `readChange` refuses,
 * an unknown assignee, and marks of somebody who is no person.
 */
export async function updateIssues(
  instance: Instance,
  who: WhoWhere,
  filter: IssueFilter,
  body: IssueUpdate,
): Promise<UpdateResult> {
  const { db } = instance.storage;
  const { assignedTo, marks, ...rest } = readChange(body);
  const assignee =
    assignedTo === undefined ? undefined : await findAssignee(db, who.organization.id, assignedTo);
  const viewerId = marks ? getPerson(who.actor, marks) : undefined;
  const change: ReadyChange = { ...rest, ...(assignee !== undefined && { assignee }) };
  const result: UpdateResult = { matched: 0, sample: undefined, assignee };
  for (let after = 0; ;) {
    const ids = await findMatchingIds(instance.storage, filter, after, CHUNK);
    const issues = await instance.storage.transaction(async (tx, wake) => {
      const now = instance.now();
      const issues = await lockIssues(instance.storage.engine, tx, ids);
      if (marks && viewerId !== undefined) {
        const known = issues.map((issue) => issue.id);
        await markIssues(instance.storage.engine, tx, viewerId, known, marks, now);
      }
      return await changeIssues(instance, { tx, wake, now }, who, issues, change);
    });
    result.matched += issues.length;
    result.sample ??= issues[0];
    after = ids.at(-1) ?? after;
    if (ids.length < CHUNK) return result;
  }
}

interface Step {
  tx: Tx;
  wake: Wake;
  now: number;
}

/** Gives the issues as they are afterwards. */
async function changeIssues(
  instance: Instance,
  { tx, wake, now }: Step,
  who: WhoWhere,
  issues: readonly Issue[],
  change: ReadyChange,
): Promise<Issue[]> {
  const { engine } = instance.storage;
  const latestOf = await findLatestReleases(tx, issues, change);
  const changes = issues.map((issue) =>
    applyChange(issue, change, { now, latestRelease: latestOf.get(issue.projectId) ?? null }),
  );
  const changed = changes.filter((change) => change !== undefined);
  if (changed.length > 0) {
    const author = authorOf(who.actor);
    const activities = changed.flatMap(({ issue, activities }) =>
      activities.map((line) => ({ ...line, issueId: issue.id, author, createdAt: now })),
    );
    await saveDecisions(
      engine,
      tx,
      changed.map(({ issue }) => issue),
    );
    await insertActivities(engine, tx, activities);
    hintIssues(
      instance.storage.hints,
      wake,
      changed.map(({ issue }) => issue),
      "changed",
    );
    await tell(instance.storage, tx, wake, await factsOf(instance, tx, who, changed), now);
    if (change.assignee) {
      await mailAssignments(instance, { tx, wake, now }, who, change.assignee, changed);
    }
  }
  return issues.map((issue, at) => changes[at]?.issue ?? issue);
}

/** The latest release of each project, by its id, where the change speaks of releases. */
async function findLatestReleases(
  tx: Tx,
  issues: readonly Issue[],
  { decision }: ReadyChange,
): Promise<Map<number, string>> {
  const latest = new Map<number, string>();
  if (decision?.status !== "resolved" || decision.resolution.type === "now") return latest;
  for (const { organizationId, projectId } of issues) {
    if (latest.has(projectId)) continue;
    const release = await findLatestRelease(tx, { organizationId, id: projectId });
    if (release) latest.set(projectId, release.version);
  }
  return latest;
}

async function factsOf(
  instance: Instance,
  tx: Tx,
  { actor, organization }: WhoWhere,
  changed: readonly ChangedIssue[],
): Promise<OutboxFact[]> {
  const told = changed.filter((change) => change.told.length > 0);
  const besideOf = await findSurroundings(
    tx,
    told.map(({ issue }) => issue),
    null,
  );
  return told.flatMap((change) => {
    const { issue } = change;
    const beside = besideOf(issue);
    if (!beside) return [];
    const surroundings = { links: instance.links, organization, ...beside };
    return change.told.map((fact): OutboxFact => {
      const extra =
        fact.action === "assigned"
          ? { assignee: presentAssigneeForWebhook(fact.assignee) }
          : fact.extra;
      return {
        organizationId: issue.organizationId,
        projectId: issue.projectId,
        actor: outboxActorOf(actor),
        resource: "issue",
        action: fact.action,
        data: { ...extra, issue: presentIssueForWebhook(issue, surroundings, fact.action) },
      };
    });
  });
}

function getPerson(actor: Actor, marks: MarkChange): number {
  if (actor.kind === "user") return actor.userId;
  const sentence = "Only a person can see, bookmark or follow an issue.";
  throw Problem.fields(Object.fromEntries(Object.keys(marks).map((field) => [field, [sentence]])));
}

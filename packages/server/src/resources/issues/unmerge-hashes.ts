import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import type { Tx } from "../../storage/index.ts";
import { authorOf, insertActivities } from "../activities/index.ts";
import type { Instance } from "../instance.ts";
import { takeShortIds } from "../projects/index.ts";
import { hintIssues } from "./hint-issues.ts";
import type { EventPlace, IssueEvents } from "./issue-events.ts";
import type { Issue } from "./model.ts";
import { insertIssues, type NewIssue } from "./store-batch.ts";
import { findAllHashes, giveHashes } from "./store-hashes.ts";
import { lockToRemove } from "./store-removed.ts";
import { insertSplit } from "./store-splits.ts";
import { isUnhandled } from "./tally-events.ts";

/** So many of an issue's newest events say what its hashes are about. */
export const GLANCED_EVENTS = 1000;

/** The issue that some hashes of another have become. */
export interface Unmerged {
  id: number;
  shortId: number;
}

/**
 * Makes another issue of some hashes of one, as it was before a merge: new events like theirs go
 * there from now on, those there are follow piece by piece (`splitIssues`), and both histories tell
 * it. Refuses hashes the issue has not, and to leave it without any.
 */
export async function unmergeHashes(
  { storage, now: clock }: Pick<Instance, "storage" | "now">,
  actor: Actor,
  issueId: number,
  wanted: readonly string[],
  events: IssueEvents,
): Promise<Unmerged> {
  const { engine } = storage;
  return await storage.transaction(async (tx, wake) => {
    const now = clock();
    const [issue] = await lockToRemove(engine, tx, [issueId]);
    if (issue === undefined) throw new Problem("not-found");
    const owned = await findAllHashes(tx, issue.id);
    const chosen = owned.filter((hash) => wanted.includes(hash));
    if (wanted.length === 0) refuse("Say which hashes.");
    if (chosen.length === 0) refuse("This issue has no such hash.");
    const recent = await events.glance(tx, issue.id, GLANCED_EVENTS);
    const { leaving, hashes } = divide(recent, chosen);
    const isAll = recent.length < GLANCED_EVENTS && leaving.length === recent.length;
    if (hashes.length >= owned.length || (isAll && recent.length > 0)) {
      refuse("All events of this issue have these hashes; leave it some.");
    }
    const into = await insertIssue(tx, issue, leaving[0], { engine, events });
    await giveHashes(tx, issue.id, hashes, into.id);
    await insertSplit(tx, { issueId: issue.id, intoId: into.id, hashes }, now);
    const author = authorOf(actor);
    const line = { author, createdAt: now };
    await insertActivities(engine, tx, [
      {
        ...line,
        issueId: issue.id,
        type: "unmerge_source",
        data: { fingerprints: chosen, destination_id: String(into.id) },
      },
      {
        ...line,
        issueId: into.id,
        type: "unmerge_destination",
        data: { fingerprints: chosen, source_id: String(issue.id) },
      },
    ]);
    hintIssues(storage.hints, wake, [issue], "changed");
    hintIssues(storage.hints, wake, [{ ...issue, id: into.id }], "created");
    return into;
  });
}

/**
 * The events that the chosen hashes decide about, and the hashes that go: besides the chosen ones
 * those that only such events have, or the next of them would be taken for one of the old issue. Pure.
 */
function divide(
  recent: readonly (EventPlace & { hashes: readonly string[] })[],
  chosen: readonly string[],
): { leaving: EventPlace[]; hashes: string[] } {
  const decides = new Set(chosen);
  const [leaving, staying] = [true, false].map((leaves) =>
    recent.filter(({ hashes }) => decides.has(hashes[0] ?? "") === leaves),
  );
  const kept = new Set(staying?.flatMap(({ hashes }) => hashes));
  const along = leaving?.flatMap(({ hashes }) => hashes).filter((hash) => !kept.has(hash)) ?? [];
  return { leaving: leaving ?? [], hashes: [...new Set([...chosen, ...along])] };
}

async function insertIssue(
  tx: Tx,
  from: Issue,
  newest: EventPlace | undefined,
  { engine, events }: { engine: Parameters<typeof insertIssues>[0]; events: IssueEvents },
): Promise<Unmerged> {
  const event = newest && (await events.find(tx, from.id, newest.eventId));
  const shortId = await takeShortIds(tx, from.projectId, 1);
  const { organizationId, projectId } = from;
  const own: NewIssue = {
    organizationId,
    projectId,
    shortId,
    title: event?.payload.title ?? from.title,
    culprit: event?.payload.culprit ?? from.culprit,
    location: event === undefined ? from.location : (event.payload.location ?? ""),
    level: event?.payload.level ?? from.level,
    platform: event?.payload.platform ?? from.platform,
    logger: event === undefined ? from.logger : (event.payload.logger ?? null),
    type: event?.payload.type ?? from.type,
    metadata: JSON.stringify(event?.payload.metadata ?? from.metadata),
    firstSeenAt: event?.timestampAt ?? from.lastSeenAt,
    isUnhandled: event === undefined ? from.isUnhandled : isUnhandled(event),
    release: event?.payload.release ?? null,
  };
  const [id = 0] = await insertIssues(engine, tx, [own]);
  return { id, shortId };
}

function refuse(sentence: string): never {
  throw Problem.fields({ id: [sentence] });
}

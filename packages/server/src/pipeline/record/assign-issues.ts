import {
  claimHashes,
  findHashOwners,
  insertIssues,
  isUnhandled,
  type NewIssue,
  type OwnedHash,
} from "../../resources/issues/index.ts";
import { takeShortIds } from "../../resources/projects/index.ts";
import { type Engine, RunAgain, type Tx } from "../../storage/index.ts";
import type { PreparedEvent } from "../seams.ts";

export interface Assignment {
  /** The issue of each event, in the order of the events. */
  issueIds: number[];
  /** Issues that did not exist before, each with the event that made it. */
  created: { issueId: number; issue: NewIssue; event: PreparedEvent }[];
}

/**
 * Finds the issue of each event, by the first of its hashes that has an owner, and makes the issues
 * that are missing. All hashes of an event then belong to its issue. Two first events at the same
 * moment, in one batch or in two processes, make one issue.
 */
export async function assignIssues(
  engine: Engine,
  tx: Tx,
  events: readonly PreparedEvent[],
): Promise<Assignment> {
  if (events.length === 0) return { issueIds: [], created: [] };
  const owners = await readOwners(engine, tx, events);
  const drafts: Draft[] = [];
  const claims: { key: HashKey; projectId: number; hash: string; owner: Owner }[] = [];
  const chosen = events.map((event) => {
    const keys = event.grouping.hashes.map((hash) => ({
      hash,
      key: hashKey(event.projectId, hash),
    }));
    let owner = keys.map(({ key }) => owners.get(key)).find((known) => known !== undefined);
    if (!owner) {
      const draft = { event, issueId: 0 };
      drafts.push(draft);
      owner = draft;
    }
    for (const { hash, key } of keys) {
      if (owners.has(key)) continue;
      owners.set(key, owner);
      claims.push({ key, projectId: event.projectId, hash, owner });
    }
    return owner;
  });
  const created = await createIssues(engine, tx, drafts);
  const sorted = claims.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const owned = sorted.map(({ projectId, hash, owner }): OwnedHash => ({
    projectId,
    hash,
    issueId: owner.issueId,
  }));
  // Lost the race for a hash: everything is undone and read anew, with the winner's issue in place.
  if (!(await claimHashes(engine, tx, owned))) throw new RunAgain();
  return { issueIds: chosen.map((owner) => owner.issueId), created };
}

/** An issue by its id; a draft gets its id once it is inserted. */
interface Owner {
  issueId: number;
}
interface Draft extends Owner {
  event: PreparedEvent;
}
type HashKey = string;

function hashKey(projectId: number, hash: string): HashKey {
  return `${projectId}/${hash}`;
}

async function readOwners(
  engine: Engine,
  tx: Tx,
  events: readonly PreparedEvent[],
): Promise<Map<HashKey, Owner>> {
  const projectIds = [...new Set(events.map((event) => event.projectId))];
  const hashes = [...new Set(events.flatMap((event) => event.grouping.hashes))];
  const owned = await findHashOwners(engine, tx, projectIds, hashes);
  return new Map(owned.map((row) => [hashKey(row.projectId, row.hash), { issueId: row.issueId }]));
}

async function createIssues(
  engine: Engine,
  tx: Tx,
  drafts: readonly Draft[],
): Promise<Assignment["created"]> {
  if (drafts.length === 0) return [];
  const perProject = Map.groupBy(drafts, (draft) => draft.event.projectId);
  const created: { draft: Draft; issue: NewIssue }[] = [];
  // In order of the project's id, so that two processes never wait for each other.
  for (const [projectId, own] of [...perProject].toSorted((a, b) => a[0] - b[0])) {
    const first = await takeShortIds(tx, projectId, own.length);
    for (const [at, draft] of own.entries())
      created.push({ draft, issue: toNewIssue(draft.event, first + at) });
  }
  const ids = await insertIssues(
    engine,
    tx,
    created.map(({ issue }) => issue),
  );
  return created.map(({ draft, issue }, at) => {
    draft.issueId = ids[at] ?? 0;
    return { issueId: draft.issueId, issue, event: draft.event };
  });
}

function toNewIssue(event: PreparedEvent, shortId: number): NewIssue {
  const { payload } = event;
  return {
    organizationId: event.organizationId,
    projectId: event.projectId,
    shortId,
    title: payload.title,
    culprit: payload.culprit,
    location: payload.location ?? "",
    level: payload.level,
    platform: payload.platform,
    logger: payload.logger ?? null,
    type: payload.type,
    metadata: JSON.stringify(payload.metadata),
    firstSeenAt: event.timestampAt,
    isUnhandled: isUnhandled(event),
    release: payload.release ?? null,
  };
}

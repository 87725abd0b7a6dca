import type { Engine, Tx } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { hintIssues } from "./hint-issues.ts";
import type { EventPlace, IssueEvents } from "./issue-events.ts";
import type { Issue } from "./model.ts";
import { addIssueHours, addIssueTags, growIssues } from "./store-batch.ts";
import { lockToRemove, removeIssues } from "./store-removed.ts";
import { deleteSplit, hasSplits, type IssueSplit, lockSplit, updateSplit } from "./store-splits.ts";
import { clearLeftovers, takeFromIssue, widenTags } from "./store-subtract.ts";
import { addIssueUsers } from "./store-users.ts";
import { saveSpan } from "./store-span.ts";
import { tallyEvents } from "./tally-events.ts";

/** Events of one step: few enough that nobody who reports to these issues waits for long. */
const EVENTS_PER_STEP = 100;

/**
 * One step of having events follow hashes that were unmerged: one transaction of bounded size. All
 * that is counted follows event by event, so that both issues always say what is true of them but
 * for when they, and values of their tags, were first and last seen; that is read from the events
 * that stay, in a second round. What is counted of events that are no longer stored stays with the
 * old issue. Gives whether there may be more to do now. Safe to run anywhere, by several processes.
 */
export async function splitIssues(
  { storage, now }: Pick<Instance, "storage" | "now">,
  events: IssueEvents,
): Promise<boolean> {
  // Nearly always there is nothing: then no transaction takes the writer's turn.
  if (!(await hasSplits(storage.db))) return false;
  const { engine } = storage;
  return await storage.transaction(async (tx, wake) => {
    const split = await lockSplit(engine, tx);
    if (split === undefined) return false;
    // Whoever stores events holds their issues in the same way: nobody counts beside us.
    const issues = await lockToRemove(engine, tx, [split.issueId, split.intoId]);
    const from = issues.find(({ id }) => id === split.issueId);
    const last = await take(engine, tx, { split, from }, events);
    if (last !== undefined) await updateSplit(tx, { ...split, place: last });
    else if (split.phase === "moving") {
      await updateSplit(tx, { ...split, phase: "mending", place: null });
    } else await finish(engine, tx, { split, issues, events, now: now() });
    hintIssues(storage.hints, wake, issues, "changed");
    return true;
  });
}

/** Goes through the next events of the old issue; gives the last of them, undefined at their end. */
async function take(
  engine: Engine,
  tx: Tx,
  { split, from }: { split: IssueSplit; from: Issue | undefined },
  events: IssueEvents,
): Promise<EventPlace | undefined> {
  const { issueId, intoId, phase, place } = split;
  const some = await events.read(tx, issueId, place, EVENTS_PER_STEP);
  const decides = new Set(split.hashes);
  const counted = some
    .filter(({ grouping }) => phase === "mending" || decides.has(grouping.hashes[0]))
    .map((event) => ({ event, issueId: phase === "mending" ? issueId : intoId }));
  if (counted.length > 0) {
    const tally = tallyEvents(counted);
    if (phase === "mending") await widenTags(engine, tx, tally.tags);
    else {
      const moved = counted.map(({ event }) => event);
      await events.give(tx, issueId, moved, intoId);
      // Of one that was deleted nothing is counted any more.
      if (from) await takeFromIssue(engine, tx, from, tally);
      await addTo(engine, tx, tally);
    }
  }
  const last = some.at(-1);
  return last && { timestampAt: last.timestampAt, eventId: last.eventId };
}

async function addTo(engine: Engine, tx: Tx, tally: ReturnType<typeof tallyEvents>): Promise<void> {
  const areNew = await addIssueUsers(engine, tx, tally.users);
  const users = areNew.filter(Boolean).length;
  await growIssues(
    engine,
    tx,
    tally.growth.map((growth) => ({ ...growth, users })),
  );
  await addIssueHours(engine, tx, tally.hours);
  await addIssueTags(engine, tx, tally.tags);
}

interface Ending {
  split: IssueSplit;
  issues: readonly Issue[];
  events: IssueEvents;
  now: number;
}

/** All events are where they belong: says of both issues when they were seen, and in which words. */
async function finish(engine: Engine, tx: Tx, ending: Ending): Promise<void> {
  const { split, issues, events, now } = ending;
  const from = issues.find(({ id }) => id === split.issueId);
  const into = issues.find(({ id }) => id === split.intoId);
  await clearLeftovers(tx, split.issueId);
  await deleteSplit(tx, split.id);
  const firstMoved = await events.findOutermost(tx, split.intoId, "oldest");
  // Seen first by an event that has moved, or by one that is there or no longer stored.
  const hasLostFirst =
    from !== undefined && firstMoved !== undefined && firstMoved.timestampAt <= from.firstSeenAt;
  if (from) await describeAnew(engine, tx, from, { events, isFirstKnown: !hasLostFirst });
  if (into && firstMoved) await describeAnew(engine, tx, into, { events, isFirstKnown: false });
  // Nothing there was of these hashes: the next event like them makes an issue of its own.
  else if (into?.timesSeen === 0) await removeIssues(engine, tx, [into.id], null, now);
}

async function describeAnew(
  engine: Engine,
  tx: Tx,
  issue: Issue,
  { events, isFirstKnown }: { events: IssueEvents; isFirstKnown: boolean },
): Promise<void> {
  const latest = await events.findOutermost(tx, issue.id, "latest");
  const oldest = await events.findOutermost(tx, issue.id, "oldest");
  if (!latest || !oldest) return;
  await saveSpan(tx, issue.id, {
    lastSeenAt: latest.timestampAt,
    lastRelease: latest.payload.release ?? null,
    ...(!isFirstKnown && {
      firstSeenAt: oldest.timestampAt,
      firstRelease: oldest.payload.release ?? null,
    }),
  });
  const { growth } = tallyEvents([{ event: latest, issueId: issue.id }]);
  await growIssues(
    engine,
    tx,
    growth.map((words) => ({ ...words, events: 0, users: 0 })),
  );
}

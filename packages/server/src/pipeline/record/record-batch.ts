import {
  claimEventIds,
  findKnownEvents,
  insertEvents,
  insertPoisonedEvents,
  type NewEvent,
  type PoisonedEvent,
} from "../../resources/events/index.ts";
import {
  addIssueHours,
  addIssueTags,
  addIssueUsers,
  growIssues,
  tallyEvents,
} from "../../resources/issues/index.ts";
import { countOutcomes, type OutcomeCount } from "../../resources/outcomes/index.ts";
import type { Links } from "../../resources/instance.ts";
import { countEvents } from "../../resources/metric-counters/index.ts";
import { noteFirstEvents } from "../../resources/projects/index.ts";
import { type HookNews, tellHooks } from "../../resources/service-hooks/index.ts";
import { noteReleases } from "../../resources/releases/index.ts";
import { tellListeners } from "../../outbox/index.ts";
import { RunAgain, type Storage, type Tx, type Wake } from "../../storage/index.ts";
import type {
  Evaluate,
  Evaluation,
  EventOutcome,
  PreparedEvent,
  PreparedItems,
  Recorded,
} from "../seams.ts";
import { type Assignment, assignIssues } from "./assign-issues.ts";
import { gatherFacts } from "./gather-facts.ts";
import { hintPages } from "./hint-pages.ts";
import { gatherReleases } from "./gather-releases.ts";
import { type Comeback, reopenIssues } from "./reopen-issues.ts";

export interface RecordContext {
  storage: Storage;
  links: Links;
  /** Epoch milliseconds. */
  now: () => number;
  /** Holds alert rules against the batch. */
  evaluate: Evaluate;
}

export interface RecordBatch {
  events: readonly PreparedEvent[];
  items: PreparedItems;
  poisoned: readonly PoisonedEvent[];
  counts: readonly OutcomeCount[];
}

/**
 * Writes a batch in one transaction: events, their issues, all counters and the facts for the
 * outside. When it returns, all of it is committed; when it throws, none of it is.
 * Gives the outcome of each event, in order.
 */
export async function recordBatch(
  context: RecordContext,
  batch: RecordBatch,
): Promise<EventOutcome[]> {
  const { outcomes, evaluation } = await context.storage.transaction(
    async (tx, wake) => await write(context, tx, wake, batch),
  );
  evaluation.committed();
  return outcomes;
}

interface Written {
  outcomes: EventOutcome[];
  evaluation: Evaluation;
}

async function write(
  context: RecordContext,
  tx: Tx,
  wake: Wake,
  batch: RecordBatch,
): Promise<Written> {
  const { engine } = context.storage;
  const fresh = await withoutDuplicates(tx, batch.events);
  const { issueIds, created } = await assignIssues(engine, tx, fresh);
  const assigned = fresh.map((event, at) => ({ event, issueId: issueIds[at] ?? 0 }));
  await noteReleases(engine, tx, [...gatherReleases(fresh, created), ...batch.items.releases]);
  await writeEvents(context, tx, assigned);
  await writeCounters(context, tx, assigned);
  await countEvents(context.storage, tx, fresh, context.now());
  const comebacks = await reopenIssues(engine, tx, assigned, context.now());
  const reopened = comebacks.flatMap(({ issue, wasOpen }) => (wasOpen ? [] : [issue]));
  const projectIds = [...new Set(created.map(({ issue }) => issue.projectId))];
  const firstProjectIds =
    projectIds.length > 0 ? await noteFirstEvents(tx, projectIds, context.now()) : [];
  await insertPoisonedEvents(tx, batch.poisoned);
  const { storage, links } = context;
  await batch.items.write({ storage, tx, wake, links, now: context.now() });
  await countOutcomes(
    engine,
    tx,
    [...batch.counts, ...batch.items.counts, ...acceptedCounts(fresh)],
    context.now(),
  );
  const createdIssueIds = created.map(({ issueId }) => issueId);
  await tellListeners(context.storage, tx, wake, {
    organizationIds: [...new Set(fresh.map((event) => event.organizationId))],
    gather: async (hears) =>
      await gatherFacts(context.links, tx, { assigned, createdIssueIds, reopened }, hears),
    now: context.now(),
  });
  const recorded = toRecorded(assigned, created, comebacks);
  const scope = { storage, tx, wake, now: context.now() };
  const evaluation = await context.evaluate(scope, recorded);
  const told = recorded.map((seen): HookNews => {
    const { event, issueId } = seen;
    const { organizationId, projectId, payload } = event;
    const rules = evaluation.rulesOf(seen);
    return { organizationId, projectId, eventId: payload.event_id, issueId, rules };
  });
  await tellHooks(storage, tx, wake, told, context.now());
  hintPages(storage.hints, wake, { assigned, createdIssueIds, firstProjectIds });
  const newIssues = new Set(createdIssueIds);
  const stored = new Map(assigned.map(({ event, issueId }) => [event, issueId]));
  const outcomes = batch.events.map((event): EventOutcome => {
    const issueId = stored.get(event);
    return issueId === undefined
      ? { kind: "duplicate" }
      : { kind: "stored", issueId, isNewIssue: newIssues.has(issueId) };
  });
  return { outcomes, evaluation };
}

/** Of an issue that is new, or came back, one event did that. */
function toRecorded(
  assigned: Assigned,
  created: Assignment["created"],
  comebacks: readonly Comeback[],
): Recorded[] {
  const triggers = new Map<PreparedEvent, Recorded["trigger"]>([
    ...created.map(({ event }) => [event, "new"] as const),
    ...comebacks.map(({ event, trigger }) => [event, trigger] as const),
  ]);
  return assigned.map(({ event, issueId }) => ({
    event,
    issueId,
    trigger: triggers.get(event) ?? null,
  }));
}

async function withoutDuplicates(
  tx: Tx,
  events: readonly PreparedEvent[],
): Promise<PreparedEvent[]> {
  if (events.length === 0) return [];
  const seen = await findKnownEvents(
    tx,
    events.map((event) => ({ projectId: event.projectId, eventId: event.payload.event_id })),
  );
  return events.filter((event) => {
    const key = `${event.projectId}/${event.payload.event_id}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

type Assigned = readonly { event: PreparedEvent; issueId: number }[];

async function writeEvents(context: RecordContext, tx: Tx, assigned: Assigned): Promise<void> {
  const { engine } = context.storage;
  const rows = assigned.map(({ event, issueId }): NewEvent => ({
    projectId: event.projectId,
    eventId: event.payload.event_id,
    issueId,
    timestampAt: event.timestampAt,
    receivedAt: event.receivedAt,
    environment: event.payload.environment ?? null,
    release: event.payload.release ?? null,
    sizeBytes: event.sizeBytes,
    payload: JSON.stringify(event.payload),
    grouping: JSON.stringify(event.grouping),
  }));
  // Another process has stored one of these in the meantime: look again, it is a duplicate now.
  if (!(await claimEventIds(engine, tx, rows))) throw new RunAgain();
  await insertEvents(engine, tx, rows);
}

async function writeCounters(context: RecordContext, tx: Tx, assigned: Assigned): Promise<void> {
  const { engine } = context.storage;
  const tally = tallyEvents(assigned);
  const isNew = await addIssueUsers(engine, tx, tally.users);
  const newUsers = new Map<number, number>();
  for (const [at, { issueId }] of tally.users.entries()) {
    if (isNew[at]) newUsers.set(issueId, (newUsers.get(issueId) ?? 0) + 1);
  }
  await growIssues(
    engine,
    tx,
    tally.growth.map((growth) => ({ ...growth, users: newUsers.get(growth.issueId) ?? 0 })),
  );
  await addIssueHours(engine, tx, tally.hours);
  await addIssueTags(engine, tx, tally.tags);
}

function acceptedCounts(events: readonly PreparedEvent[]): OutcomeCount[] {
  return events.map((event) => ({
    projectId: event.projectId,
    category: categoryOfEvent(event.payload.type),
    outcome: "accepted",
    reason: "",
    quantity: 1,
  }));
}

const securityTypes: ReadonlySet<string> = new Set(["csp", "hpkp", "expectct", "expectstaple"]);

function categoryOfEvent(type: string): string {
  if (type === "error" || type === "feedback") return type;
  return securityTypes.has(type) ? "security" : "default";
}

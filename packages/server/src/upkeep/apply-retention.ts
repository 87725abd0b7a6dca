import { deleteOldCounts, deleteOldFirings, KEPT_MS } from "../resources/alert-rules/index.ts";
import { deleteOldAttachments } from "../resources/attachments/index.ts";
import { deleteOldCaughtRequests } from "../resources/catch-alls/index.ts";
import { deleteOldDeliveries } from "../resources/deliveries/index.ts";
import {
  deleteEventIdsBefore,
  deleteEventsBefore,
  deletePoisonedBefore,
  findIssuesWithEvents,
  hasEventsBefore,
} from "../resources/events/index.ts";
import { deleteOldMails } from "../mail/index.ts";
import type { Instance } from "../resources/instance.ts";
import { deleteOldIncidents } from "../resources/metric-alerts/index.ts";
import { expireIssues } from "../resources/issues/index.ts";
import { deleteOldOutcomes } from "../resources/outcomes/index.ts";
import { findRetentions } from "../resources/projects/index.ts";
import { deleteOldSessions } from "../resources/release-health/index.ts";
import { forgetRemovedApps } from "../resources/sentry-apps/index.ts";
import {
  dropEventPartition,
  ensureEventPartitions,
  listEventPartitions,
  type Storage,
  type Tx,
} from "../storage/index.ts";
import { EVENT_COMPANIONS } from "./purges.ts";

/** How long things are kept, days. */
export interface RetentionPolicy {
  /** Events of projects that do not say otherwise. */
  eventDays: number;
  deliveryDays: number;
}

const DAY_MS = 86_400_000;

/** How long it is known when rules fired, and what incidents there were. */
const FIRING_DAYS = 90;

/** Small enough that no writer waits for long. */
const ROWS_PER_STEP = 500;

/** How many steps one kind of records gets before the others have their turn. */
const STEPS_PER_TURN = 50;

/**
 * One turn of forgetting what is too old; gives whether there may be more to do now. Events go in
 * small transactions; on PostgreSQL those that no project keeps any longer go with their whole
 * week, so that an event may stay for up to a week more. Counters of issues stay as they are; an
 * issue goes when it was not seen for as long and has no events left.
 */
export async function applyRetention(
  instance: Pick<Instance, "storage" | "now">,
  policy: RetentionPolicy,
): Promise<boolean> {
  const { storage } = instance;
  const now = instance.now();
  await ensureEventPartitions(storage, now);
  const projects = (await findRetentions(storage.db)).map(({ projectId, days }) => ({
    projectId,
    before: now - (days ?? policy.eventDays) * DAY_MS,
  }));
  // Weeks hold the events of all projects, so they go when the most patient one lets them.
  const earliest = Math.min(now - policy.eventDays * DAY_MS, ...projects.map((one) => one.before));
  const keptFrom = await dropWeeks(storage, earliest);
  let isMore = false;
  for (const { projectId, before } of projects) {
    const rowsBefore = before === earliest ? Math.min(before, keptFrom) : before;
    const isLeft = await expireProject(instance, projectId, before, rowsBefore);
    isMore ||= isLeft;
  }
  for (const step of instanceSteps(storage, now, earliest, policy)) {
    const isLeft = await repeat(storage, step);
    isMore ||= isLeft;
  }
  return isMore;
}

/** Drops the weeks that ended before a moment; gives where the first that is kept begins. */
async function dropWeeks(storage: Storage, before: number): Promise<number> {
  const weeks = await listEventPartitions(storage);
  const old = weeks.filter(({ to }) => to <= before);
  for (const week of old) await dropEventPartition(storage, week);
  return weeks.find(({ to }) => to > before)?.from ?? Number.POSITIVE_INFINITY;
}

async function expireProject(
  instance: Pick<Instance, "storage" | "now">,
  projectId: number,
  before: number,
  rowsBefore: number,
): Promise<boolean> {
  const { storage } = instance;
  let isMore = false;
  for (const deleteOld of [deleteOldAttachments, deleteOldSessions, deleteOldOutcomes]) {
    const isLeft = await repeat(
      storage,
      async (tx) => await deleteOld(tx, projectId, before, ROWS_PER_STEP),
    );
    isMore ||= isLeft;
  }
  if (await hasEventsBefore(storage.db, projectId, rowsBefore)) {
    const isLeft = await repeat(
      storage,
      async (tx) =>
        await deleteEventsBefore(tx, projectId, rowsBefore, ROWS_PER_STEP, EVENT_COMPANIONS),
    );
    isMore ||= isLeft;
  }
  await expireIssues(instance, projectId, before, findIssuesWithEvents);
  return isMore;
}

/** Deletes at most so many rows as it is told, in one transaction; gives how many. */
type Step = (tx: Tx) => Promise<number>;

function instanceSteps(
  storage: Storage,
  now: number,
  earliest: number,
  policy: RetentionPolicy,
): Step[] {
  const deliveriesBefore = now - policy.deliveryDays * DAY_MS;
  return [
    async (tx) => await deleteOldDeliveries(tx, deliveriesBefore, ROWS_PER_STEP),
    async (tx) => await deleteOldCaughtRequests(tx, now, ROWS_PER_STEP),
    async (tx) => await deleteOldMails(tx, deliveriesBefore, ROWS_PER_STEP),
    async (tx) => await forgetRemovedApps(tx, deliveriesBefore, ROWS_PER_STEP),
    async (tx) => await deleteOldFirings(tx, now - FIRING_DAYS * DAY_MS, ROWS_PER_STEP),
    async (tx) => await deleteOldIncidents(tx, now - FIRING_DAYS * DAY_MS, ROWS_PER_STEP),
    ...Array.from(
      KEPT_MS,
      ([stepMs, keptMs]): Step =>
        async (tx) =>
          await deleteOldCounts(tx, stepMs, now - keptMs - stepMs, ROWS_PER_STEP),
    ),
    async (tx) => await deletePoisonedBefore(tx, earliest, ROWS_PER_STEP),
    // Elsewhere they go with their events, row by row.
    ...(storage.engine === "postgres"
      ? [
          async (tx: Tx) =>
            await deleteEventIdsBefore(tx, earliest, ROWS_PER_STEP, EVENT_COMPANIONS),
        ]
      : []),
  ];
}

/** Runs a step, one transaction each time, until it finds less than it may take; whether it still did. */
async function repeat(storage: Storage, step: Step): Promise<boolean> {
  for (let steps = 0; steps < STEPS_PER_TURN; steps++) {
    if ((await storage.transaction(step)) < ROWS_PER_STEP) return false;
  }
  return true;
}

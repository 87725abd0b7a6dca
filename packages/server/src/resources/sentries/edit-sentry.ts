import type { AuditEvent, SentryFollows } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { outboxActorOf } from "../../outbox/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import { findHootsByUids, settleHoots, type Writing } from "../hoots/index.ts";
import type { Instance } from "../instance.ts";
import { applyUpdate } from "./apply-update.ts";
import { insertNewSentry } from "./insert-new-sentry.ts";
import type { Sentry } from "./model.ts";
import { readFollows } from "./read-follows.ts";
import { requireNoCycle } from "./require-no-cycle.ts";
import { toSpeaker } from "./speakers.ts";
import {
  findContributions,
  findHootIds,
  replaceHootsOf,
  replaceUpstreamsOf,
} from "./store-links.ts";
import { deleteSentryRow, findSentriesByUids, lockSentries, updateSentryRow } from "./store.ts";

export interface SentryInput {
  name?: string | undefined;
  description?: string | undefined;
  isEnabled?: boolean | undefined;
  timeoutHours?: number | null | undefined;
  hoots?: readonly string[] | undefined;
  upstreams?: readonly string[] | undefined;
  follows?: SentryFollows | null | undefined;
}

const HOUR_MS = 3_600_000;

/** Makes a sentry, connected with the hoots and upstreams named. Refuses what is not there. */
export async function createSentry(
  instance: Instance,
  doer: Doer,
  organizationId: number,
  input: SentryInput & { name: string },
): Promise<Sentry> {
  return await change(instance, async (writing) => {
    const { tx, now } = writing;
    const { name, description, timeoutHours, follows } = input;
    const sentry = await insertNewSentry(
      tx,
      {
        organizationId,
        name,
        ...(description !== undefined && { description }),
        timeoutMs: toTimeoutMs(timeoutHours ?? null),
        follows: follows ? await readFollows(tx, organizationId, follows) : null,
      },
      now,
    );
    await connect(writing, doer, sentry, input);
    await audit(writing, doer, "sentry.add", sentry);
    return sentry;
  });
}

/**
 * Changes a sentry. Switching it off or on is a line of its history; while it is off it says nothing
 * to its hoots. A timeout that changes counts from now.
 */
export async function updateSentry(
  instance: Instance,
  doer: Doer,
  sentryId: number,
  input: SentryInput,
): Promise<Sentry> {
  return await change(instance, async (writing) => {
    const { tx, now } = writing;
    const before = await lock(writing, sentryId);
    const isEnabled = input.isEnabled ?? before.isEnabled;
    const timeoutMs =
      input.timeoutHours === undefined ? before.timeoutMs : toTimeoutMs(input.timeoutHours);
    const isArmedAnew = timeoutMs !== before.timeoutMs;
    const follows = input.follows
      ? await readFollows(tx, before.organizationId, input.follows)
      : input.follows === null
        ? null
        : before.follows;
    const watches = follows !== null && isEnabled;
    let sentry: Sentry = {
      ...before,
      name: input.name ?? before.name,
      description: input.description ?? before.description,
      timeoutMs,
      timesOutAt: isArmedAnew
        ? timeoutMs === null || !isEnabled
          ? null
          : now + timeoutMs
        : before.timesOutAt,
      follows,
      looksAt: watches ? now : null,
    };
    await updateSentryRow(tx, sentry);
    await connect(writing, doer, sentry, input);
    if (isEnabled !== before.isEnabled) {
      const kind = isEnabled ? "enabled" : "disabled";
      sentry = await applyUpdate(writing, sentry, { kind }, toSpeaker(doer.actor));
    }
    await audit(writing, doer, "sentry.edit", sentry);
    return sentry;
  });
}

/** Removes a sentry with its history; its hoots go by the others. */
export async function deleteSentry(
  instance: Instance,
  doer: Doer,
  sentryId: number,
): Promise<void> {
  await change(instance, async (writing) => {
    const sentry = await lock(writing, sentryId);
    const hootIds = await findHootIds(writing.tx, sentry.id);
    await deleteSentryRow(writing.tx, sentry.id);
    await settle(writing, doer, hootIds);
    await audit(writing, doer, "sentry.remove", sentry);
    return sentry;
  });
}

/** The sentries of these uids. Refuses uids that the organization has not got, on `field`. */
export async function readSentries(
  db: Db,
  organizationId: number,
  field: string,
  uids: readonly string[],
): Promise<Sentry[]> {
  const found = await findSentriesByUids(db, organizationId, uids);
  requireAll(field, "sentry", uids, found);
  return found;
}

async function connect(
  writing: Writing,
  doer: Doer,
  sentry: Sentry,
  input: SentryInput,
): Promise<void> {
  const { tx } = writing;
  if (input.upstreams !== undefined) {
    const { organizationId } = sentry;
    const upstreams = await readSentries(tx, organizationId, "upstreams", input.upstreams);
    const ids = upstreams.map(({ id }) => id);
    await requireNoCycle(writing, sentry, ids);
    await replaceUpstreamsOf(tx, sentry.id, ids);
  }
  if (input.hoots === undefined) return;
  const hoots = await findHootsByUids(tx, sentry.organizationId, input.hoots);
  requireAll("hoots", "hoot", input.hoots, hoots);
  const before = await findHootIds(tx, sentry.id);
  const after = hoots.map(({ id }) => id);
  await replaceHootsOf(tx, sentry.id, after);
  await settle(writing, doer, [...new Set([...before, ...after])]);
}

async function settle(writing: Writing, doer: Doer, hootIds: readonly number[]): Promise<void> {
  const read = async (ids: readonly number[]) => await findContributions(writing.tx, ids);
  await settleHoots(writing, hootIds, read, outboxActorOf(doer.actor));
}

function requireAll(
  field: string,
  what: string,
  uids: readonly string[],
  found: readonly { uid: string }[],
): void {
  const missing = uids.find((uid) => !found.some((one) => one.uid === uid));
  if (missing !== undefined) {
    throw Problem.fields({ [field]: [`There is no ${what} "${missing}" here.`] });
  }
}

async function lock({ storage, tx }: Writing, id: number): Promise<Sentry> {
  const [sentry] = await lockSentries(storage.engine, tx, [id]);
  if (!sentry) throw new Problem("not-found");
  return sentry;
}

async function change(
  { storage, links, now }: Instance,
  work: (writing: Writing) => Promise<Sentry>,
): Promise<Sentry> {
  return await storage.transaction(
    async (tx, wake) => await work({ storage, links, tx, wake, now: now() }),
  );
}

/** Leaves a trace in the audit log, in the transaction of the change. */
export async function audit(
  { tx, now }: Pick<Writing, "tx" | "now">,
  { actor, ipAddress }: Doer,
  event: AuditEvent,
  { organizationId, uid, name }: Sentry,
): Promise<void> {
  const target = { kind: "sentry", id: uid };
  const data = { name };
  await recordAudit(
    tx,
    { organizationId, event, actor: toAuditActor(actor), target, data, ipAddress },
    now,
  );
}

function toTimeoutMs(hours: number | null): number | null {
  return hours === null ? null : Math.round(hours * HOUR_MS);
}

import type { AuditEvent } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { uuid4Hex } from "../../kit/index.ts";
import { parseTimestamp } from "../../protocol/index.ts";
import { outboxActorOf } from "../../outbox/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import type { Instance } from "../instance.ts";
import { deleteWebhooksOfRule, type KeptWebhook } from "../plain-webhooks/index.ts";
import {
  findContributions,
  findSentriesByUids,
  findSentryLinks,
  insertNewSentry,
  lockSentries,
  replaceSentriesOf,
} from "../sentries/index.ts";
import { checkActions } from "./actions/check-actions.ts";
import { keepActions } from "./actions/keep-actions.ts";
import type { FaqEntry, Hoot, Override } from "./model.ts";
import { saveHoots, settleHoots } from "./save-hoots.ts";
import { deleteHootRow, insertHoot, lockHoots, updateHootRow } from "./store.ts";
import type { Writing } from "./writing.ts";

export interface HootInput {
  name?: string | undefined;
  description?: string | undefined;
  link?: string | null | undefined;
  text?: string | undefined;
  faq?: readonly FaqEntry[] | undefined;
  isEnabled?: boolean | undefined;
  /** Uids. */
  sentries?: readonly string[] | undefined;
  /** As they were written. */
  actions?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

/** A hoot with what is told only now: secrets of webhooks that are new. */
export interface SavedHoot {
  hoot: Hoot;
  webhooks: readonly KeptWebhook[];
}

/**
 * Makes a hoot. Where no sentries are named, one is made for it. Refuses sentries that are not there,
 * and actions that cannot be.
 */
export async function createHoot(
  instance: Instance,
  apps: AppClient,
  doer: Doer,
  organizationId: number,
  input: HootInput & { name: string },
): Promise<SavedHoot> {
  const { db } = instance.storage;
  const checked = await checkActions(db, apps, organizationId, input.actions ?? [], []);
  return await change(instance, async (writing) => {
    const { tx, now } = writing;
    const { name, description = "", link = null, text = "", faq = [], sentries } = input;
    if (sentries) await holdSentries(writing, organizationId, sentries, []);
    const made = await insertHoot(tx, {
      organizationId,
      uid: uuid4Hex(),
      name,
      description,
      link,
      text,
      faq,
      isEnabled: true,
      combined: { state: null, message: "", recordAt: null },
      override: null,
      actions: [],
      shownState: "neutral",
      changedAt: now,
      createdAt: now,
    });
    const { actions, webhooks } = await keepActions(instance, tx, made, checked, now);
    const hoot = { ...made, actions };
    await updateHootRow(tx, hoot);
    await audit(writing, doer, "hoot.add", hoot);
    if (sentries !== undefined) {
      await connect(writing, doer, hoot, sentries);
    } else {
      const sentry = await insertNewSentry(tx, { organizationId, name }, now);
      await replaceSentriesOf(tx, hoot.id, [sentry.id]);
      await audit(writing, doer, "sentry.add", sentry);
    }
    return { hoot: await hold(writing, hoot.id), webhooks };
  });
}

/**
 * Changes a hoot: what it says of itself, whether it is on, which sentries decide, and what is told.
 * Actions are given whole.
 */
export async function updateHoot(
  instance: Instance,
  apps: AppClient,
  doer: Doer,
  known: Pick<Hoot, "id" | "organizationId" | "actions">,
  input: HootInput,
): Promise<SavedHoot> {
  const { id: hootId, organizationId } = known;
  const { db } = instance.storage;
  const checked =
    input.actions && (await checkActions(db, apps, organizationId, input.actions, known.actions));
  return await change(instance, async (writing) => {
    const { tx, now } = writing;
    if (input.sentries) await holdSentries(writing, organizationId, input.sentries, [hootId]);
    const before = await hold(writing, hootId);
    const { sentries, actions: _written, ...given } = input;
    const { webhooks = [], ...kept } = checked
      ? await keepActions(instance, tx, before, checked, now)
      : {};
    const changed = Object.entries(given).filter(([, value]) => value !== undefined);
    const hoot = { ...before, ...(Object.fromEntries(changed) as Partial<Hoot>), ...kept };
    await saveHoots(writing, [hoot], outboxActorOf(doer.actor));
    if (sentries !== undefined) await connect(writing, doer, hoot, sentries);
    await audit(writing, doer, "hoot.edit", hoot);
    return { hoot: await hold(writing, hootId), webhooks };
  });
}

/** Removes a hoot. */
export async function deleteHoot(instance: Instance, doer: Doer, hootId: number): Promise<void> {
  await change(instance, async (writing) => {
    const hoot = await hold(writing, hootId);
    await deleteHootRow(writing.tx, hootId);
    await deleteWebhooksOfRule(writing.tx, { kind: "hoot", ruleId: hootId });
    await audit(writing, doer, "hoot.remove", hoot);
    return hoot;
  });
}

/**
 * Has a hoot show what a person says, until a moment or until it is taken back (null). Refuses a
 * moment that is no instant, or has gone by.
 */
export async function overrideHoot(
  instance: Instance,
  doer: Doer,
  hootId: number,
  input: (Pick<Override, "state"> & { message: string; until: string | null }) | null,
): Promise<Hoot> {
  return await change(instance, async (writing) => {
    const before = await hold(writing, hootId);
    const override = input && {
      state: input.state,
      message: input.message,
      untilAt: readUntil(input.until, writing.now),
    };
    await saveHoots(writing, [{ ...before, override }], outboxActorOf(doer.actor));
    await audit(writing, doer, "hoot.override", before, {
      state: override?.state ?? null,
      message: override?.message ?? "",
    });
    return await hold(writing, hootId);
  });
}

function readUntil(until: string | null, now: number): number | null {
  if (until === null) return null;
  const at = parseTimestamp(until);
  if (at === undefined) {
    throw Problem.fields({ until: ["Write an instant like 2030-01-01T10:00:00Z."] });
  }
  if (at <= now) throw Problem.fields({ until: ["This moment has gone by."] });
  return Math.floor(at);
}

async function connect(
  writing: Writing,
  doer: Doer,
  hoot: Hoot,
  uids: readonly string[],
): Promise<void> {
  const { tx } = writing;
  const found = await findSentriesByUids(tx, hoot.organizationId, uids);
  const missing = uids.find((uid) => !found.some((one) => one.uid === uid));
  if (missing !== undefined) {
    throw Problem.fields({ sentries: [`There is no sentry "${missing}" here.`] });
  }
  const ids = found.map(({ id }) => id);
  await replaceSentriesOf(tx, hoot.id, ids);
  const read = async (hootIds: readonly number[]) => await findContributions(tx, hootIds);
  await settleHoots(writing, [hoot.id], read, outboxActorOf(doer.actor));
}

/** Sentries are always held before their hoots: whoever changes one holds it first. */
async function holdSentries(
  { storage, tx }: Writing,
  organizationId: number,
  uids: readonly string[],
  hootIds: readonly number[],
): Promise<void> {
  const named = await findSentriesByUids(tx, organizationId, uids);
  const links = await findSentryLinks(tx, hootIds);
  const ids = [...named.map(({ id }) => id), ...links.map(({ sentryId }) => sentryId)];
  await lockSentries(storage.engine, tx, ids);
}

async function hold({ storage, tx }: Writing, id: number): Promise<Hoot> {
  const [hoot] = await lockHoots(storage.engine, tx, [id]);
  if (!hoot) throw new Problem("not-found");
  return hoot;
}

async function change<T>(
  { storage, links, now }: Instance,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  return await storage.transaction(
    async (tx, wake) => await work({ storage, links, tx, wake, now: now() }),
  );
}

async function audit(
  { tx, now }: Writing,
  { actor, ipAddress }: Doer,
  event: AuditEvent,
  { organizationId, uid, name }: Pick<Hoot, "organizationId" | "uid" | "name">,
  more: { state?: string | null; message?: string } = {},
): Promise<void> {
  const target = { kind: event.startsWith("hoot") ? "hoot" : "sentry", id: uid };
  const data = { name, ...more };
  const entry = { organizationId, event, actor: toAuditActor(actor), target, data, ipAddress };
  await recordAudit(tx, entry, now);
}

import type { SentryState } from "@vedette/contract";
import { type OutboxActor, tell } from "../../outbox/index.ts";
import { settleHoots, worstOf, type Writing } from "../hoots/index.ts";
import { type Author, type Sentry, toBadgeMessage, type Update, type Upstream } from "./model.ts";
import { readCounts, readRecordAt } from "./read-meta.ts";
import { findContributions, findHootIds, findUpstreams } from "./store-links.ts";
import { deleteOldEntries, insertEntry } from "./store-history.ts";
import { updateSentryRow } from "./store.ts";
import { toSentryFact } from "./to-sentry-fact.ts";

/** Longer than any period that is charted. */
const KEEP_MS = 400 * 86_400_000;

/** Who says it: as the history keeps them, and as the outside is told of them. */
export interface Speaker {
  author: Author;
  actor: OutboxActor;
}

/**
 * Applies what is said of a sentry that is held (`lockSentries`): its own words and those of its
 * upstreams make its state, the history gets a line, the hoots it is connected with look again, and
 * a change of state is told. Every update arms the timeout anew. Gives the sentry as it is then.
 */
export async function applyUpdate(
  writing: Writing,
  before: Sentry,
  update: Update,
  { author, actor }: Speaker,
): Promise<Sentry> {
  const { storage, links, tx, wake, now } = writing;
  const upstreams = await findUpstreams(tx, before.id);
  const told = update.meta === undefined ? undefined : readRecordAt(update.meta);
  const after = settle(before, update, { upstreams, told, now });
  await updateSentryRow(tx, after);
  const isChange = after.state !== before.state || after.isEnabled !== before.isEnabled;
  await deleteOldEntries(tx, before.id, now - KEEP_MS);
  await insertEntry(
    tx,
    {
      sentryId: before.id,
      kind: update.kind,
      state: after.state,
      isChange: isChange || update.kind === "enabled" || update.kind === "disabled",
      message: after.message,
      note: update.note ?? "",
      isPrivate: update.isPrivate ?? false,
      meta: update.meta ?? {},
      recordAt: told ?? null,
      author,
      createdAt: now,
    },
    update.meta === undefined ? [] : readCounts(update.meta),
  );
  const hootIds = await findHootIds(tx, before.id);
  await settleHoots(writing, hootIds, async (ids) => await findContributions(tx, ids), actor);
  if (after.state !== null && after.state !== before.state) {
    const fact = await toSentryFact(tx, links, after, { previous: before.state, actor });
    await tell(storage, tx, wake, [fact], now);
  }
  return after;
}

/** The sentry after an update; docs/integrate/status.md has the rules. */
function settle(
  before: Sentry,
  update: Update,
  context: { upstreams: readonly Upstream[]; told: number | undefined; now: number },
): Sentry {
  const { upstreams, told, now } = context;
  const isEnabled = update.kind === "enabled" || (update.kind !== "disabled" && before.isEnabled);
  const reportedState = update.state ?? before.reportedState;
  const worst = worstOf(upstreams.map(({ state }) => state));
  const state = worstOf([reportedState, worst]);
  const isDragged = state !== reportedState && reportedState !== null;
  const said = update.message ?? (state === before.state ? before.message : "");
  const ownRecordAt = told ?? before.ownRecordAt;
  const records = upstreams.flatMap(({ recordAt }) => (recordAt === null ? [] : [recordAt]));
  return {
    ...before,
    isEnabled,
    state,
    reportedState,
    message: isDragged ? blame(upstreams, state) : said,
    stateSinceAt: state === before.state ? before.stateSinceAt : now,
    updatedAt: now,
    ownRecordAt,
    recordAt: ownRecordAt ?? (records.length === 0 ? null : Math.max(...records)),
    meta: update.meta ?? before.meta,
    timesOutAt: armedAt({ ...before, isEnabled }, update, now),
    looksAt: isEnabled ? before.looksAt : null,
  };
}

function armedAt({ isEnabled, timeoutMs }: Sentry, update: Update, now: number): number | null {
  if (!isEnabled || timeoutMs === null || update.kind === "timeout") return null;
  return now + timeoutMs;
}

/** Why a sentry is worse than what was said of it. */
function blame(upstreams: readonly Upstream[], state: SentryState | null): string {
  const name = upstreams.find((one) => one.state === state)?.name ?? "";
  return toBadgeMessage(`Upstream is ${state}: ${name}`);
}

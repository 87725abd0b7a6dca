import { type OutboxActor, tell } from "../../outbox/index.ts";
import { planActions } from "./actions/plan-actions.ts";
import { combine, type Contribution, type Hoot, shownOf } from "./model.ts";
import { queueStatusMails } from "./queue-status-mails.ts";
import { lockHoots, updateHootRow } from "./store.ts";
import { toHootFact } from "./to-hoot-fact.ts";
import type { Writing } from "./writing.ts";

/**
 * Works out anew what hoots make of their sentries, writes it, and tells of what looks different
 * now. `read` is called once they are held, so that of two sentries that change at the same time
 * the second sees both.
 */
export async function settleHoots(
  writing: Writing,
  hootIds: readonly number[],
  read: (hootIds: readonly number[]) => Promise<readonly Contribution[]>,
  actor: OutboxActor,
): Promise<void> {
  const { storage, tx } = writing;
  const before = await lockHoots(storage.engine, tx, hootIds);
  if (before.length === 0) return;
  const byHoot = Map.groupBy(await read(before.map(({ id }) => id)), ({ hootId }) => hootId);
  const after = before.map((hoot) => ({ ...hoot, combined: combine(byHoot.get(hoot.id) ?? []) }));
  await saveHoots(writing, after, actor);
}

/** Writes hoots that are held, and tells those who want to know, and whom their actions name, which of them look different now. */
export async function saveHoots(
  writing: Writing,
  hoots: readonly Hoot[],
  actor: OutboxActor,
): Promise<void> {
  const { storage, links, tx, wake, now } = writing;
  for (const before of hoots) {
    const shown = shownOf(before, now);
    const isChanged = shown.state !== before.shownState;
    const hoot: Hoot = {
      ...before,
      shownState: shown.state,
      changedAt: isChanged ? now : before.changedAt,
    };
    await updateHootRow(tx, hoot);
    if (!isChanged) continue;
    const change = { shown, previous: before.shownState, actor };
    const planned = await planActions(tx, hoot, shown.state);
    const facts = [undefined, ...planned].flatMap(
      (action) => toHootFact(links, hoot, change, action) ?? [],
    );
    await tell(storage, tx, wake, facts, now);
    await queueStatusMails(writing, hoot, shown);
  }
}

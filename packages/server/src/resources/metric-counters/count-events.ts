import type { EventPayload } from "../../protocol/index.ts";
import type { Storage, Tx } from "../../storage/index.ts";
import { countSubjects } from "./count-subjects.ts";
import { findCompiled } from "./find-compiled.ts";
import { toSubject, userKeyOf } from "./to-subject.ts";

/**
 * Counts events in the transaction that stores them, in the minute in which that is: what happened
 * long ago and is only told now is news now. Projects without metric alerts cost one look together.
 */
export async function countEvents(
  storage: Storage,
  tx: Tx,
  events: readonly { projectId: number; payload: EventPayload }[],
  now: number,
): Promise<void> {
  const projectIds = [...new Set(events.map(({ projectId }) => projectId))];
  const compiled = await findCompiled(storage, tx, projectIds, now);
  if (compiled.size === 0) return;
  const counted = events.flatMap(({ projectId, payload }) => {
    const series = compiled.get(projectId)?.find(toSubject(payload)) ?? [];
    const userKey = userKeyOf(payload);
    return series
      .filter(({ kind }) => kind === "events" || (kind === "users" && userKey !== null))
      .map((one) => ({ series: one, userKey }));
  });
  await countSubjects(storage.engine, tx, counted, now);
}

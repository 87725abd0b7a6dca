import {
  addCounts,
  addUsers,
  type CompiledRules,
  type CountPlace,
  KEPT_MS,
  toStep,
} from "../../resources/alert-rules/index.ts";
import type { EvaluationScope, Recorded } from "../seams.ts";

/** Counts a batch where rules look at windows, and nowhere else. */
export async function countBatch(
  { storage, tx, now }: EvaluationScope,
  recorded: readonly Recorded[],
  rules: ReadonlyMap<number, CompiledRules>,
): Promise<void> {
  const counts = new Map<string, CountPlace & { events: number }>();
  const users = new Map<string, CountPlace & { userKey: string }>();
  for (const { event, issueId } of recorded) {
    const { projectId, payload } = event;
    for (const counted of rules.get(projectId)?.counted ?? []) {
      const { stepMs } = counted;
      // A sender's clock that is ahead of ours counts now.
      const bucketAt = toStep(Math.min(event.timestampAt, now), stepMs);
      if (bucketAt < now - (KEPT_MS.get(stepMs) ?? 0)) continue;
      const environment = payload.environment ?? "";
      const place = { projectId, issueId, stepMs, environment, bucketAt };
      const key = `${projectId}/${issueId}/${stepMs}/${bucketAt}/${environment}`;
      if (counted.counts === "events") {
        const known = counts.get(key);
        if (known) known.events++;
        else counts.set(key, { ...place, events: 1 });
        continue;
      }
      const userKey = payload.tags.find(([name]) => name === "user")?.[1];
      if (userKey !== undefined) users.set(`${key}/${userKey}`, { ...place, userKey });
    }
  }
  await addCounts(storage.engine, tx, inKeyOrder(counts));
  await addUsers(storage.engine, tx, inKeyOrder(users));
}

/** Everybody locks in the same order. */
function inKeyOrder<T>(map: ReadonlyMap<string, T>): T[] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

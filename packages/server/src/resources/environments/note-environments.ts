import type { Engine, Tx } from "../../storage/index.ts";
import { type SeenEnvironment, selectSeenTimes, upsertEnvironments } from "./store-pipeline.ts";

export type { SeenEnvironment } from "./store-pipeline.ts";

/** Lists need the last sighting to the nearest minutes only, and every note of one is a write. */
const STEP_MS = 5 * 60_000;

/**
 * Notes where events were seen: environments that are new, and those seen outside the times known
 * of them. Instants in epoch milliseconds. What names the same environment is taken together.
 */
export async function noteEnvironments(
  engine: Engine,
  tx: Tx,
  seen: readonly SeenEnvironment[],
): Promise<void> {
  const merged = new Map<string, SeenEnvironment>();
  for (const sighting of seen) {
    const key = keyOf(sighting);
    const known = merged.get(key);
    merged.set(key, known === undefined ? sighting : widen(known, sighting));
  }
  const known = new Map(
    (await selectSeenTimes(tx, [...merged.values()])).map((row) => [keyOf(row), row]),
  );
  const news = [...merged].filter(([key, { firstAt, lastAt }]) => {
    const before = known.get(key);
    return !before || firstAt < before.firstAt || lastAt >= before.lastAt + STEP_MS;
  });
  // In order of the key, so that two processes never wait for each other.
  const sorted = news.toSorted(([a], [b]) => (a < b ? -1 : 1));
  await upsertEnvironments(
    engine,
    tx,
    sorted.map((entry) => entry[1]),
  );
}

function keyOf({ projectId, name }: SeenEnvironment): string {
  return `${projectId}/${name}`;
}

function widen(a: SeenEnvironment, b: SeenEnvironment): SeenEnvironment {
  return {
    ...a,
    firstAt: Math.min(a.firstAt, b.firstAt),
    lastAt: Math.max(a.lastAt, b.lastAt),
  };
}

import { BoundedCache } from "../../kit/index.ts";
import type { Storage, Tx } from "../../storage/index.ts";
import { type CompiledSeries, compileSeries } from "./compile.ts";
import { findCounted, findVersions } from "./store-count.ts";

type Cache = BoundedCache<number, { version: number; series: CompiledSeries }>;

const caches = new WeakMap<Storage, Cache>();

/**
 * What is counted in each of these projects; those with nothing are left out. It costs one look per
 * batch, and reads and compiles again only what has changed since.
 */
export async function findCompiled(
  storage: Storage,
  tx: Tx,
  projectIds: readonly number[],
  now: number,
): Promise<Map<number, CompiledSeries>> {
  const found = new Map<number, CompiledSeries>();
  if (projectIds.length === 0) return found;
  const cache = caches.get(storage) ?? new BoundedCache({ maxEntries: 1000, ttlMs: Infinity });
  caches.set(storage, cache);
  for (const [projectId, version] of await findVersions(tx, projectIds)) {
    const known = cache.get(projectId, now);
    if (known?.version === version) {
      found.set(projectId, known.series);
      continue;
    }
    const series = compileSeries(await findCounted(tx, projectId));
    cache.set(projectId, { version, series }, now);
    found.set(projectId, series);
  }
  return found;
}

import type { Db } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { findIdsNotSeenSince } from "./store-expired.ts";
import { lockToRemove, removeIssues } from "./store-removed.ts";

/** How many one step looks at. */
const CHUNK = 100;

/**
 * Takes away a project's issues that were not seen since a moment (epoch milliseconds) and have no
 * events left, `findWithEvents` telling which have; their records follow (`clearRemovedIssues`).
 * Gives how many it were.
 */
export async function expireIssues(
  { storage, now }: Pick<Instance, "storage" | "now">,
  projectId: number,
  before: number,
  findWithEvents: (db: Db, issueIds: readonly number[]) => Promise<Set<number>>,
): Promise<number> {
  let expired = 0;
  for (let after = 0; ;) {
    const old = await findIdsNotSeenSince(storage.db, projectId, before, after, CHUNK);
    const kept = await findWithEvents(storage.db, old);
    const empty = old.filter((id) => !kept.has(id));
    if (empty.length > 0) {
      expired += await storage.transaction(async (tx) => {
        const issues = await lockToRemove(storage.engine, tx, empty);
        // One may have been seen again since it was found.
        const ids = issues.filter((issue) => issue.lastSeenAt < before).map(({ id }) => id);
        await removeIssues(storage.engine, tx, ids, null, now());
        return ids.length;
      });
    }
    after = old.at(-1) ?? after;
    if (old.length < CHUNK) return expired;
  }
}

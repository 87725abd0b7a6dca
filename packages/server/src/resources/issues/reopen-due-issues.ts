import { tellListeners } from "../../outbox/index.ts";
import { insertActivities, NOBODY } from "../activities/index.ts";
import type { Instance } from "../instance.ts";
import { issueFacts } from "./issue-facts.ts";
import { COMEBACKS, type Issue } from "./model.ts";
import { lockIssues, saveDecisions } from "./store.ts";
import { findDueIds } from "./store-due.ts";

/** So many in one transaction. */
const CHUNK = 100;

/**
 * Opens issues again whose time of being ignored is over, with their history and what the outside
 * is told; gives whether there may be more. Alert rules look at events, so to them it is the next
 * event that brings the issue back. May be run by several processes at once.
 */
export async function reopenDueIssues(
  instance: Pick<Instance, "storage" | "links" | "now">,
): Promise<boolean> {
  const { storage, links } = instance;
  const ids = await findDueIds(storage.db, instance.now(), CHUNK);
  if (ids.length === 0) return false;
  await storage.transaction(async (tx, wake) => {
    const now = instance.now();
    const locked = await lockIssues(storage.engine, tx, ids);
    const { substatus, activity } = COMEBACKS.reappeared;
    const reopened = locked
      .filter((issue) => isDue(issue, now))
      .map((issue): Issue => ({
        ...issue,
        status: "unresolved",
        substatus,
        statusDetails: { isAwaited: true },
      }));
    if (reopened.length === 0) return;
    await saveDecisions(storage.engine, tx, reopened);
    await insertActivities(
      storage.engine,
      tx,
      reopened.map(({ id }) => ({
        issueId: id,
        type: activity,
        author: NOBODY,
        data: {},
        createdAt: now,
      })),
    );
    await tellListeners(storage, tx, wake, {
      organizationIds: [...new Set(reopened.map(({ organizationId }) => organizationId))],
      gather: async () => await issueFacts(links, tx, reopened, "unresolved"),
      now,
    });
  });
  return ids.length === CHUNK;
}

/** Somebody may have decided otherwise since it was found. */
function isDue({ status, statusDetails: { ignoreUntil } }: Issue, now: number): boolean {
  return status === "ignored" && ignoreUntil !== undefined && ignoreUntil <= now;
}

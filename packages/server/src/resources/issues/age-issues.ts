import { tellListeners } from "../../outbox/index.ts";
import type { Tx } from "../../storage/index.ts";
import { insertActivities, NOBODY, type NewActivity } from "../activities/index.ts";
import type { Instance } from "../instance.ts";
import { findResolveAges } from "../projects/index.ts";
import { issueFacts } from "./issue-facts.ts";
import type { Issue } from "./model.ts";
import { lockIssues, saveDecisions } from "./store.ts";
import { findFreshSince, findSilentIds } from "./store-aged.ts";

const HOUR_MS = 3_600_000;
/** How long an issue is new, or counts as back. */
const FRESH_MS = 7 * 24 * HOUR_MS;
/** So many in one transaction. */
const CHUNK = 100;

type Ageing = Pick<Instance, "storage" | "links" | "now">;

/**
 * One turn of what time alone does to open issues: those silent for as long as their project says
 * are resolved, which the outside is told; those new or open again for a week are ongoing. Gives
 * whether there may be more.
 */
export async function ageIssues(instance: Ageing): Promise<boolean> {
  let isMore = await makeOngoing(instance);
  for (const { projectId, hours } of await findResolveAges(instance.storage.db)) {
    isMore = (await resolveSilent(instance, projectId, hours * HOUR_MS)) || isMore;
  }
  return isMore;
}

async function makeOngoing({ storage, now }: Ageing): Promise<boolean> {
  const until = now() - FRESH_MS;
  const ids = await findFreshSince(storage.db, until, CHUNK);
  if (ids.length === 0) return false;
  await storage.transaction(async (tx) => {
    const locked = await lockIssues(storage.engine, tx, ids);
    const ongoing = locked
      .filter(({ freshSince }) => freshSince !== null && freshSince <= until)
      .map((issue): Issue => ({ ...issue, substatus: "ongoing" }));
    await saveDecisions(storage.engine, tx, ongoing);
    await remember(storage.engine, tx, ongoing, "auto_set_ongoing", now());
  });
  return ids.length === CHUNK;
}

async function resolveSilent(
  { storage, links, now }: Ageing,
  projectId: number,
  silentMs: number,
): Promise<boolean> {
  const before = now() - silentMs;
  const ids = await findSilentIds(storage.db, projectId, before, CHUNK);
  if (ids.length === 0) return false;
  await storage.transaction(async (tx, wake) => {
    const locked = await lockIssues(storage.engine, tx, ids);
    // One may have been seen, or decided about, since it was found.
    const resolved = locked
      .filter(({ status, lastSeenAt }) => status === "unresolved" && lastSeenAt < before)
      .map((issue): Issue => ({
        ...issue,
        status: "resolved",
        substatus: null,
        statusDetails: {},
      }));
    await saveDecisions(storage.engine, tx, resolved);
    await remember(storage.engine, tx, resolved, "set_resolved_by_age", now());
    await tellListeners(storage, tx, wake, {
      organizationIds: [...new Set(resolved.map(({ organizationId }) => organizationId))],
      gather: async () => await issueFacts(links, tx, resolved, "resolved"),
      now: now(),
    });
  });
  return ids.length === CHUNK;
}

async function remember(
  engine: Ageing["storage"]["engine"],
  tx: Tx,
  issues: readonly Issue[],
  type: NewActivity["type"],
  createdAt: number,
): Promise<void> {
  const of = ({ id }: Issue) => ({ issueId: id, type, author: NOBODY, data: {}, createdAt });
  await insertActivities(engine, tx, issues.map(of));
}

import { Problem } from "@vedette/contract/problems";
import type { Instance } from "../instance.ts";
import { readInstant, readOneEvent } from "./read-query.ts";
import {
  insertRecovery,
  type LogOwner,
  type Missed,
  type Recovery,
  selectRecoveries,
} from "./store-recoveries.ts";

export interface RecoveryRequest {
  since: string;
  until?: string | undefined;
  event?: string | undefined;
  statuses?: readonly Missed[] | undefined;
}

/**
 * Begins to send again what an app or a hook missed; `recoverNext` does it. Refuses a time that cannot be, and
 * one for which the recovery before is not finished.
 */
export async function beginRecovery(
  instance: Instance,
  owner: LogOwner,
  request: RecoveryRequest,
): Promise<Recovery> {
  const now = instance.now();
  const since = readInstant("since", request.since);
  if (since === undefined) throw Problem.fields({ since: ["Say since when."] });
  const until = readInstant("until", request.until) ?? now;
  if (since > until) throw Problem.fields({ since: ["It must not be after the end."] });
  if (request.event !== undefined) readOneEvent(request.event);
  const recovery = {
    owner,
    since,
    until,
    event: request.event ?? null,
    statuses: [...new Set(request.statuses ?? (["failed", "skipped"] as const))],
  };
  return await instance.storage.transaction(async (tx, wake) => {
    const [latest] = await selectRecoveries(tx, owner, 1);
    if (latest?.finishedAt === null) {
      const detail = "The recovery before is not finished; wait for it.";
      throw new Problem("conflict", { detail });
    }
    wake("deliveries");
    return await insertRecovery(tx, recovery, now);
  });
}

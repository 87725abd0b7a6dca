import type { Instance } from "../instance.ts";
import { applyUpdate, type Speaker } from "./apply-update.ts";
import { type Sentry, SYSTEM } from "./model.ts";
import { findTimedOut } from "./store-due.ts";
import { lockSentries } from "./store.ts";

const PER_STEP = 100;

export const BY_ITSELF: Speaker = { author: SYSTEM, actor: { kind: "system" } };

/**
 * One step of making sentries sick that have heard nothing for too long, each in a transaction of
 * its own that looks again, so that a step may be repeated, end anywhere, or run twice at the same
 * time. Gives whether there may be more to do now.
 */
export async function timeOutSentries(
  instance: Pick<Instance, "storage" | "links" | "now">,
): Promise<boolean> {
  const { storage, links } = instance;
  const now = instance.now();
  const due = await findTimedOut(storage.db, now, PER_STEP);
  for (const id of due) {
    await storage.transaction(async (tx, wake) => {
      const [sentry] = await lockSentries(storage.engine, tx, [id]);
      if (!sentry || sentry.timesOutAt === null || sentry.timesOutAt > now) return;
      const message = `No update for ${describeHours(sentry)}`;
      const update = { kind: "timeout", state: "sick", message } as const;
      await applyUpdate({ storage, links, tx, wake, now }, sentry, update, BY_ITSELF);
    });
  }
  return due.length === PER_STEP;
}

function describeHours({ timeoutMs }: Sentry): string {
  const minutes = Math.round((timeoutMs ?? 0) / 60_000);
  if (minutes < 60) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  const hours = Math.round(minutes / 6) / 10;
  return hours === 1 ? "1 hour" : `${hours} hours`;
}

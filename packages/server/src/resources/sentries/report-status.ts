import { Problem } from "@vedette/contract/problems";
import type { Instance } from "../instance.ts";
import { applyUpdate, type Speaker } from "./apply-update.ts";
import type { Sentry, Update } from "./model.ts";
import { lockSentries } from "./store.ts";

/**
 * Takes an update from outside. Refuses a disabled sentry, and a state for one whose state Vedette
 * itself finds out; nothing is recorded then.
 */
export async function reportStatus(
  instance: Instance,
  sentryId: number,
  update: Update,
  speaker: Speaker,
): Promise<Sentry> {
  const { storage, links } = instance;
  return await storage.transaction(async (tx, wake) => {
    const [sentry] = await lockSentries(storage.engine, tx, [sentryId]);
    if (!sentry) throw new Problem("not-found");
    if (!sentry.isEnabled) {
      const detail = "This sentry is disabled: nothing was recorded. Enable it to send updates.";
      throw new Problem("conflict", { detail });
    }
    if (sentry.follows !== null && update.state !== undefined) {
      const sentence = "Vedette itself finds out the state of this sentry. Leave the state out.";
      throw Problem.fields({ state: [sentence] });
    }
    const writing = { storage, links, tx, wake, now: instance.now() };
    return await applyUpdate(writing, sentry, update, speaker);
  });
}

import type { Instance } from "../instance.ts";
import { saveHoots } from "./save-hoots.ts";
import { findEndedOverrides, lockHoots } from "./store.ts";

const PER_STEP = 100;

/**
 * One step of taking back what people said until a moment that has come: the sentries decide again.
 * Gives whether there may be more to do now.
 */
export async function endOverrides(
  instance: Pick<Instance, "storage" | "links" | "now">,
): Promise<boolean> {
  const { storage, links } = instance;
  const now = instance.now();
  const ended = await findEndedOverrides(storage.db, now, PER_STEP);
  for (const id of ended) {
    await storage.transaction(async (tx, wake) => {
      const [hoot] = await lockHoots(storage.engine, tx, [id]);
      const untilAt = hoot?.override?.untilAt ?? null;
      if (!hoot || untilAt === null || untilAt > now) return;
      const writing = { storage, links, tx, wake, now };
      await saveHoots(writing, [{ ...hoot, override: null }], { kind: "system" });
    });
  }
  return ended.length === PER_STEP;
}

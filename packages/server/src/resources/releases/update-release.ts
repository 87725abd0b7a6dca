import { Problem } from "@vedette/contract/problems";
import type { Instance } from "../instance.ts";
import { changeRelease, type Release } from "./model.ts";
import type { Report } from "./read-report.ts";
import { setCommits } from "./set-commits.ts";
import { lockRelease, updateReleaseRow } from "./store.ts";

/** Changes what is said of a release: finalizes it, archives it … Refuses one that is not there. */
export async function updateRelease(
  instance: Instance,
  which: { organizationId: number; version: string },
  { changes, commits }: Report,
): Promise<Release> {
  const { engine } = instance.storage;
  const now = instance.now();
  return await instance.storage.transaction(async (tx) => {
    const before = await lockRelease(tx, which.organizationId, which.version);
    if (before === undefined) throw new Problem("not-found");
    const changed = changeRelease(before, changes);
    const after = commits ? await setCommits(engine, tx, changed, commits, now) : changed;
    await updateReleaseRow(tx, after);
    return after;
  });
}

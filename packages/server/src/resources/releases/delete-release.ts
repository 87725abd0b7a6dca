import { Problem } from "@vedette/contract/problems";
import type { Instance } from "../instance.ts";
import { deleteReleaseRow } from "./store.ts";

/**
 * Removes a release with its deploys. Events and issues keep its name, and an event that names it
 * again makes it anew. Refuses one that is not there.
 */
export async function deleteRelease(
  instance: Instance,
  which: { organizationId: number; version: string },
): Promise<void> {
  const isGone = await instance.storage.transaction(
    async (tx) => await deleteReleaseRow(tx, which.organizationId, which.version),
  );
  if (!isGone) throw new Problem("not-found");
}

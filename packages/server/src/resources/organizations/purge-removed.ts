import type { Db, Tx } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { addToRemoval, finishRemoval } from "../removals/index.ts";
import { deleteOrganizationRow, findRemovedOrganizations } from "./store-removed.ts";

/**
 * Deletes about `limit` rows of an organization from the tables of one owner, and gives how many.
 * Less than `limit` means that the owner has no more of it.
 */
export type OrganizationPurge = (tx: Tx, organizationId: number, limit: number) => Promise<number>;

/** Small enough that no writer waits for long. */
const ROWS_PER_STEP = 500;

/**
 * One step of clearing away what is kept of removed organizations besides the records of their
 * projects: one transaction of bounded size. One of which `isHeld` says that something is still to
 * be done with it waits. Gives whether there may be more to do now.
 */
export async function purgeRemovedOrganizations(
  instance: Pick<Instance, "storage" | "now">,
  purges: readonly OrganizationPurge[],
  isHeld: (db: Db, organizationId: number) => Promise<boolean>,
): Promise<boolean> {
  const { storage } = instance;
  const id = await findReady(storage.db, isHeld);
  if (id === undefined) return false;
  const now = instance.now();
  await storage.transaction(async (tx) => {
    let deleted = 0;
    for (const purge of purges) {
      deleted += await purge(tx, id, ROWS_PER_STEP - deleted);
      if (deleted >= ROWS_PER_STEP) {
        await addToRemoval(tx, "organization", id, deleted);
        return;
      }
    }
    await addToRemoval(tx, "organization", id, deleted);
    await deleteOrganizationRow(tx, id);
    await finishRemoval(tx, "organization", id, now);
  });
  return true;
}

async function findReady(
  db: Db,
  isHeld: (db: Db, organizationId: number) => Promise<boolean>,
): Promise<number | undefined> {
  for (const id of await findRemovedOrganizations(db)) {
    if (!(await isHeld(db, id))) return id;
  }
  return undefined;
}

import type { Instance } from "../instance.ts";
import { ensureCatchAll, makeToken } from "./ensure-catch-all.ts";
import type { CatchAll } from "./model.ts";
import { clearRequests, updateCatchAllRow } from "./store.ts";

/** Gives a person another address; the old one is dead, and what was sent there is forgotten. */
export async function rotateCatchAll(instance: Instance, userId: number): Promise<CatchAll> {
  const before = await ensureCatchAll(instance, userId);
  const after = { ...before, token: makeToken(), createdAt: instance.now() };
  await instance.storage.transaction(async (tx) => {
    await updateCatchAllRow(tx, after);
    await clearRequests(tx, after.id);
  });
  return after;
}

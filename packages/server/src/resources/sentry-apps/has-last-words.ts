import { hasFacts } from "../../outbox/index.ts";
import type { Db } from "../../storage/index.ts";
import { hasPendingDeliveries } from "../deliveries/index.ts";
import { findInstallationsAround } from "./store-purge.ts";

/**
 * Whether integrations are still to be told that they were uninstalled because an organization was
 * removed, theirs or the one they were installed on: until then it cannot go altogether.
 */
export async function hasLastWords(db: Db, organizationId: number): Promise<boolean> {
  const around = await findInstallationsAround(db, organizationId);
  if (around.length === 0) return false;
  const organizationIds = [...new Set(around.map((one) => one.organizationId))];
  if (await hasFacts(db, organizationIds, "installation")) return true;
  return await hasPendingDeliveries(db, { kind: "installation", ids: around.map(({ id }) => id) });
}

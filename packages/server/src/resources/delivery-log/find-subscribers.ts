import type { Db } from "../../storage/index.ts";
import type { SubscriberSet } from "../deliveries/index.ts";
import { findInstallationIdsEver } from "../sentry-apps/index.ts";
import type { LogOwner } from "./store-recoveries.ts";

/** Those whose deliveries are an owner's: all installations an app ever had, or the hook itself. */
export async function findSubscribersOf(db: Db, { kind, id }: LogOwner): Promise<SubscriberSet> {
  if (kind === "service-hook") return { kind, ids: [id] };
  return { kind: "installation", ids: await findInstallationIdsEver(db, id) };
}

import type { Tx } from "../../../storage/index.ts";
import { countHappening } from "./store.ts";

/** Notes in an app's statistics that somebody installed or uninstalled it, in the transaction of that. */
export async function countInstall(
  tx: Tx,
  sentryAppId: number,
  kind: "installed" | "uninstalled",
  now: number,
): Promise<void> {
  await countHappening(tx, sentryAppId, kind, now);
}

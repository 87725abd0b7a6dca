import { replaceSubscriptions } from "../../../outbox/index.ts";
import type { Tx } from "../../../storage/index.ts";
import { deleteTokensOfInstallation } from "../../api-tokens/index.ts";
import { skipPending } from "../../deliveries/index.ts";
import { deleteGrant } from "../authorizations/store.ts";
import { findInstallationsAround } from "../store-purge.ts";

/**
 * Ends every installation in an organization, and everywhere those of the apps it owns: their
 * codes and tokens are dead, nothing more is sent to them, and what they were still owed is skipped.
 */
export async function uninstallAllOf(tx: Tx, organizationId: number, now: number): Promise<void> {
  for (const installation of await findInstallationsAround(tx, organizationId)) {
    await deleteGrant(tx, installation.id);
    await deleteTokensOfInstallation(tx, installation.id);
    const subscriber = { ...installation, installationId: installation.id };
    await replaceSubscriptions(tx, subscriber, []);
    await skipPending(tx, { kind: "installation", id: installation.id }, "uninstalled", now);
  }
}

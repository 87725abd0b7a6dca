import { Problem } from "@vedette/contract/problems";
import { replaceSubscriptions } from "../../outbox/index.ts";
import { deleteTokensOfInstallation } from "../api-tokens/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import { skipPending } from "../deliveries/index.ts";
import type { Instance } from "../instance.ts";
import { deleteAppRow, lockApp } from "./store.ts";
import { findInstallationsOfApp } from "./installations/store.ts";

/**
 * Removes an app with all its installations: their tokens are dead, nothing more is sent to them,
 * and what they were still owed is skipped. What was sent stays in the records.
 */
export async function deleteApp(instance: Instance, doer: Doer, appId: number): Promise<void> {
  const now = instance.now();
  await instance.storage.transaction(async (tx) => {
    const app = await lockApp(tx, appId);
    if (app === undefined) throw new Problem("app-not-found");
    if (app.status === "published") throw new Problem("published-app");
    for (const { id, organizationId } of await findInstallationsOfApp(tx, app.id)) {
      await deleteTokensOfInstallation(tx, id);
      await replaceSubscriptions(tx, { organizationId, installationId: id }, []);
      await skipPending(tx, { kind: "installation", id }, "uninstalled", now);
    }
    await deleteAppRow(tx, app.id);
    await recordAudit(
      tx,
      {
        organizationId: app.organizationId,
        event: "sentry-app.remove",
        actor: toAuditActor(doer.actor),
        target: { kind: "sentry-app", id: String(app.id) },
        data: { name: app.name, slug: app.slug },
        ipAddress: doer.ipAddress,
      },
      now,
    );
  });
}

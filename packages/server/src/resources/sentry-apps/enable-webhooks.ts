import { Problem } from "@vedette/contract/problems";
import type { Doer } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { auditApp } from "./audit-app.ts";
import type { SentryApp } from "./model.ts";
import { updateWebhookDisabled } from "./store-health.ts";
import { lockApp } from "./store-write.ts";

/**
 * Tells an app again what it subscribes to, after its webhooks were switched off because of how its
 * receiver answered; what it missed is for a recovery to send. Changes nothing of one that is told.
 */
export async function enableWebhooks(
  instance: Pick<Instance, "storage" | "now">,
  doer: Doer,
  appId: number,
): Promise<SentryApp> {
  return await instance.storage.transaction(async (tx) => {
    const app = await lockApp(tx, appId);
    if (app === undefined) throw new Problem("app-not-found");
    if (app.webhookDisabled === null) return app;
    await updateWebhookDisabled(tx, app.id, null);
    const data = { changed: ["webhookDisabled"] };
    await auditApp(tx, doer, app, { event: "sentry-app.edit", data, now: instance.now() });
    return { ...app, webhookDisabled: null };
  });
}

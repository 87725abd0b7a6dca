import { Problem } from "@vedette/contract/problems";
import { randomHex } from "../../kit/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { lockApp, updateAppSecret } from "./store.ts";

/** Replaces an app's client secret and gives the new one, this once. The next attempt signs with it. */
export async function rotateSecret(instance: Instance, doer: Doer, appId: number): Promise<string> {
  const { storage, secrets } = instance;
  const now = instance.now();
  const clientSecret = randomHex(32);
  const sealed = secrets.seal(clientSecret);
  await storage.transaction(async (tx) => {
    const app = await lockApp(tx, appId);
    if (app === undefined) throw new Problem("app-not-found");
    await updateAppSecret(tx, app.id, sealed, now);
    await recordAudit(
      tx,
      {
        organizationId: app.organizationId,
        event: "integration.rotate-client-secret",
        actor: toAuditActor(doer.actor),
        target: { kind: "sentry-app", id: String(app.id) },
        data: { name: app.name, slug: app.slug },
        ipAddress: doer.ipAddress,
      },
      now,
    );
  });
  return clientSecret;
}

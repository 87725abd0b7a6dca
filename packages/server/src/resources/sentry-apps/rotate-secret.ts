import { Problem } from "@vedette/contract/problems";
import { randomHex } from "../../kit/index.ts";
import type { Doer } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { auditApp } from "./audit-app.ts";
import { lockApp, updateAppSecret } from "./store-write.ts";

/**
 * Replaces an app's client secret and gives the new one, this once. The next attempt signs with it;
 * for `overlapHours` the one before signs too, in the list of Standard Webhooks, so that receivers
 * can be changed one after the other. Everywhere else it stops at once.
 */
export async function rotateSecret(
  instance: Instance,
  doer: Doer,
  { appId, overlapHours }: { appId: number; overlapHours: number },
): Promise<{ clientSecret: string; previousUntil: number }> {
  const { storage, secrets } = instance;
  const now = instance.now();
  const clientSecret = randomHex(32);
  const previousUntil = now + overlapHours * HOUR_MS;
  const sealed = secrets.seal(clientSecret);
  await storage.transaction(async (tx) => {
    const app = await lockApp(tx, appId);
    if (app === undefined) throw new Problem("app-not-found");
    const previous = { sealedSecret: app.sealedSecret, until: previousUntil };
    await updateAppSecret(tx, { id: app.id, sealedSecret: sealed, previous }, now);
    await auditApp(tx, doer, app, { event: "integration.rotate-client-secret", now });
  });
  return { clientSecret, previousUntil };
}

/** How long both secrets sign, unless said otherwise. */
export const DEFAULT_OVERLAP_HOURS = 24;

const HOUR_MS = 60 * 60 * 1000;

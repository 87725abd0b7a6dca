import { Problem } from "@vedette/contract/problems";
import { randomHex, sha256Hex } from "../../kit/index.ts";
import type { Doer } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { audit } from "./edit-sentry.ts";
import type { Sentry } from "./model.ts";
import { lockSentries, updateSentryRow } from "./store.ts";

/** What its value begins with, by which the HTTP door knows it. */
const PREFIX = "vst_";

/** Gives a sentry a new token of its own; the one before is dead at once. The value is given once. */
export async function rotateToken(
  instance: Instance,
  doer: Doer,
  sentryId: number,
): Promise<{ value: string; sentry: Sentry }> {
  const value = PREFIX + randomHex(32);
  const now = instance.now();
  const token = { hash: sha256Hex(value), end: value.slice(-4), createdAt: now };
  return { value, sentry: await setToken(instance, doer, sentryId, token) };
}

/** Takes its own token away from a sentry. Refuses one that has none. */
export async function deleteToken(instance: Instance, doer: Doer, sentryId: number): Promise<void> {
  await setToken(instance, doer, sentryId, null);
}

async function setToken(
  { storage, now }: Instance,
  doer: Doer,
  sentryId: number,
  token: Sentry["token"],
): Promise<Sentry> {
  return await storage.transaction(async (tx) => {
    const [before] = await lockSentries(storage.engine, tx, [sentryId]);
    if (!before || (token === null && before.token === null)) throw new Problem("not-found");
    const sentry = { ...before, token };
    await updateSentryRow(tx, sentry);
    const event = token === null ? "sentry.remove-token" : "sentry.add-token";
    await audit({ tx, now: now() }, doer, event, sentry);
    return sentry;
  });
}

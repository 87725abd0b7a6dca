import { sha256Hex } from "../../kit/index.ts";
import type { Instance } from "../instance.ts";
import { type Application, DEVICE_INTERVAL_S } from "./model.ts";
import { issueFirst, type Outcome } from "./outcome.ts";
import { findAuthorizationById } from "./store-authorizations.ts";
import { deleteDevice, lockDevice, notePoll, type WaitingDevice } from "./store-devices.ts";

/**
 * Answers a device that asks whether it may (RFC 8628, 3.4): with tokens once it may, and otherwise
 * with what it is to do.
 */
export async function exchangeDevice(
  instance: Instance,
  application: Application,
  deviceCode: string,
): Promise<Outcome> {
  const hash = sha256Hex(deviceCode);
  return await instance.storage.transaction(async (tx): Promise<Outcome> => {
    const now = instance.now();
    const device = await lockDevice(tx, hash);
    if (device?.applicationId !== application.id) return { refused: "oauth-invalid-grant" };
    if (device.expiresAt <= now) return { refused: "oauth-expired-token" };
    const isEarly = asksTooSoon(device, now);
    const intervalSeconds = device.intervalSeconds + (isEarly ? DEVICE_INTERVAL_S : 0);
    await notePoll(tx, hash, { polledAt: now, intervalSeconds });
    if (isEarly) return { refused: "oauth-slow-down" };
    if (device.status === "pending") return { refused: "oauth-authorization-pending" };
    await deleteDevice(tx, hash);
    if (device.authorizationId === null) return { refused: "oauth-access-denied" };
    const authorization = await findAuthorizationById(tx, device.authorizationId);
    if (authorization === undefined) return { refused: "oauth-access-denied" };
    const { name } = application;
    return await issueFirst(
      tx,
      authorization,
      { name, scopes: device.scopes, spentHash: hash },
      now,
    );
  });
}

function asksTooSoon({ polledAt, intervalSeconds }: WaitingDevice, now: number): boolean {
  return polledAt !== null && now - polledAt < intervalSeconds * 1000;
}

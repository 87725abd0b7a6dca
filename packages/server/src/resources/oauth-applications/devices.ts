import type { DeviceCode } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { randomHex, randomText, sha256Hex } from "../../kit/index.ts";
import type { Instance } from "../instance.ts";
import {
  type Application,
  DEVICE_INTERVAL_S,
  DEVICE_LIFETIME_MS,
  readScopes,
  showUserCode,
  toUserCode,
  USER_CODE_LENGTH,
  USER_CODE_LETTERS,
} from "./model.ts";
import { addAuthorization } from "./store-authorizations.ts";
import {
  answerDevice,
  findAskingDevice,
  insertDevice,
  type WaitingDevice,
} from "./store-devices.ts";

/** Gives a device its codes: one to ask with, and one to show (RFC 8628, 3.2). Refuses unknown scopes. */
export async function startDevice(
  instance: Instance,
  application: Application,
  scope: string | undefined,
): Promise<DeviceCode> {
  const scopes = readScopes(scope);
  if (scopes === undefined) throw new Problem("oauth-invalid-scope");
  const deviceCode = randomHex(32);
  const userCode = randomText(USER_CODE_LETTERS, USER_CODE_LENGTH);
  const device = {
    deviceCodeHash: sha256Hex(deviceCode),
    userCodeHash: sha256Hex(userCode),
    applicationId: application.id,
    scopes,
    intervalSeconds: DEVICE_INTERVAL_S,
  };
  await instance.storage.transaction(async (tx) => {
    const now = instance.now();
    await insertDevice(tx, { ...device, expiresAt: now + DEVICE_LIFETIME_MS }, now);
  });
  const uri = `${instance.links.baseUrl}/oauth/device/`;
  const shown = showUserCode(userCode);
  return {
    device_code: deviceCode,
    user_code: shown,
    verification_uri: uri,
    verification_uri_complete: `${uri}?user_code=${shown}`,
    expires_in: DEVICE_LIFETIME_MS / 1000,
    interval: DEVICE_INTERVAL_S,
  };
}

/** The device that shows this code. Refuses one there is not, or that has its answer. */
export async function getAskingDevice(instance: Instance, typed: string): Promise<WaitingDevice> {
  const hash = sha256Hex(toUserCode(typed));
  const device = await findAskingDevice(instance.storage.db, hash, instance.now());
  if (device === undefined) {
    throw new Problem("not-found", { detail: "No device shows this code, or not any longer." });
  }
  return device;
}

/** Takes a person's answer to a device. */
export async function settleDevice(
  instance: Instance,
  device: WaitingDevice,
  answer: { userId: number; allow: boolean },
): Promise<void> {
  const { applicationId, scopes, deviceCodeHash } = device;
  await instance.storage.transaction(async (tx) => {
    const allowed = { applicationId, userId: answer.userId, scopes };
    const isTaken = answer.allow
      ? await answerDevice(tx, deviceCodeHash, {
          status: "allowed",
          authorizationId: await addAuthorization(tx, allowed, instance.now()),
        })
      : await answerDevice(tx, deviceCodeHash, { status: "denied" });
    if (!isTaken) throw new Problem("not-found");
  });
}

import type { Scope } from "@vedette/contract";
import { isScope } from "@vedette/contract/scopes";
import type { Db, Tx } from "../../storage/index.ts";

/** A device that waits for a person's answer. */
export interface WaitingDevice {
  deviceCodeHash: string;
  userCodeHash: string;
  applicationId: number;
  scopes: readonly Scope[];
  status: "pending" | "allowed" | "denied";
  /** Once it is allowed. */
  authorizationId: number | null;
  intervalSeconds: number;
  /** When it last asked, epoch milliseconds. */
  polledAt: number | null;
  expiresAt: number;
}

/** Keeps a device's codes, and forgets those that expired a day ago; until then it is told so. */
export async function insertDevice(
  tx: Tx,
  device: Omit<WaitingDevice, "status" | "authorizationId" | "polledAt">,
  now: number,
): Promise<void> {
  const dayAgo = now - 24 * 60 * 60 * 1000;
  await tx.deleteFrom("oauth_device_codes").where("expires_at", "<", dayAgo).execute();
  await tx
    .insertInto("oauth_device_codes")
    .values({
      device_code_hash: device.deviceCodeHash,
      user_code_hash: device.userCodeHash,
      application_id: device.applicationId,
      scopes: JSON.stringify(device.scopes),
      status: "pending",
      interval_seconds: device.intervalSeconds,
      expires_at: device.expiresAt,
    })
    .execute();
}

/** The device that shows this code and was not answered yet. */
export async function findAskingDevice(
  db: Db,
  userCodeHash: string,
  now: number,
): Promise<WaitingDevice | undefined> {
  const row = await db
    .selectFrom("oauth_device_codes")
    .selectAll()
    .where("user_code_hash", "=", userCodeHash)
    .where("status", "=", "pending")
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row && toDevice(row);
}

/** Whether it still waited, and so has this answer now. */
export async function answerDevice(
  tx: Tx,
  deviceCodeHash: string,
  answer: { status: "allowed"; authorizationId: number } | { status: "denied" },
): Promise<boolean> {
  const result = await tx
    .updateTable("oauth_device_codes")
    .set({
      status: answer.status,
      authorization_id: answer.status === "allowed" ? answer.authorizationId : null,
    })
    .where("device_code_hash", "=", deviceCodeHash)
    .where("status", "=", "pending")
    .executeTakeFirstOrThrow();
  return result.numUpdatedRows > 0n;
}

/** The device as it was before it asked now; held until the transaction ends. */
export async function lockDevice(
  tx: Tx,
  deviceCodeHash: string,
): Promise<WaitingDevice | undefined> {
  const row = await tx
    .updateTable("oauth_device_codes")
    .set((eb) => ({ status: eb.ref("status") }))
    .where("device_code_hash", "=", deviceCodeHash)
    .returningAll()
    .executeTakeFirst();
  return row && toDevice(row);
}

export async function notePoll(
  tx: Tx,
  deviceCodeHash: string,
  poll: { polledAt: number; intervalSeconds: number },
): Promise<void> {
  await tx
    .updateTable("oauth_device_codes")
    .set({ polled_at: poll.polledAt, interval_seconds: poll.intervalSeconds })
    .where("device_code_hash", "=", deviceCodeHash)
    .execute();
}

export async function deleteDevice(tx: Tx, deviceCodeHash: string): Promise<void> {
  await tx
    .deleteFrom("oauth_device_codes")
    .where("device_code_hash", "=", deviceCodeHash)
    .execute();
}

interface DeviceRow {
  device_code_hash: string;
  user_code_hash: string;
  application_id: number;
  scopes: string;
  status: WaitingDevice["status"];
  authorization_id: number | null;
  interval_seconds: number;
  polled_at: number | null;
  expires_at: number;
}

function toDevice(row: DeviceRow): WaitingDevice {
  return {
    deviceCodeHash: row.device_code_hash,
    userCodeHash: row.user_code_hash,
    applicationId: row.application_id,
    scopes: (JSON.parse(row.scopes) as string[]).filter(isScope),
    status: row.status,
    authorizationId: row.authorization_id,
    intervalSeconds: row.interval_seconds,
    polledAt: row.polled_at,
    expiresAt: row.expires_at,
  };
}

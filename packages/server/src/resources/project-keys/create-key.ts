import { randomHex } from "../../kit/index.ts";
import type { Tx } from "../../storage/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { type ProjectKey, type RateLimit, toRateLimit } from "./model.ts";
import { insertKey } from "./store.ts";

export interface NewKey {
  organizationId: number;
  projectId: number;
  name?: string | undefined;
  rateLimit?: RateLimit | null | undefined;
}

/** Makes another client key of a project. */
export async function createKey(
  instance: Instance,
  doer: Doer,
  input: NewKey,
): Promise<ProjectKey> {
  const now = instance.now();
  return await instance.storage.transaction(async (tx) => {
    const key = await insertNewKey(tx, input, now);
    await recordAudit(
      tx,
      {
        organizationId: input.organizationId,
        event: "projectkey.create",
        actor: toAuditActor(doer.actor),
        target: { kind: "project-key", id: String(key.id) },
        data: { name: key.name, public_key: key.publicKey, project_id: key.projectId },
        ipAddress: doer.ipAddress,
      },
      now,
    );
    return key;
  });
}

/** The key alone, as part of something that leaves its own trace. */
export async function insertNewKey(
  tx: Tx,
  input: Omit<NewKey, "organizationId">,
  now: number,
): Promise<ProjectKey> {
  const publicKey = randomHex(16);
  return await insertKey(tx, {
    projectId: input.projectId,
    publicKey,
    secretKey: randomHex(16),
    name: input.name || `Key ${publicKey.slice(0, 6)}`,
    isActive: true,
    rateLimit: toRateLimit(input.rateLimit),
    options: { browserSdkVersion: "latest", dynamicSdkLoaderOptions: {} },
    createdAt: now,
  });
}

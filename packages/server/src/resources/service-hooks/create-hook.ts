import { randomHex, uuid4Hex } from "../../kit/index.ts";
import { type Doer, recordAudit } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { toAuditEntry } from "./audit-entry.ts";
import type { ServiceHook } from "./model.ts";
import { insertHook } from "./store.ts";

/** Makes a hook; gives it with its secret, which is nowhere to be read again. */
export async function createHook(
  { storage, secrets, now: clock }: Instance,
  doer: Doer,
  input: Pick<ServiceHook, "organizationId" | "projectId" | "url" | "events" | "isActive">,
): Promise<{ hook: ServiceHook; secret: string }> {
  const now = clock();
  const secret = randomHex(32);
  const { actor } = doer;
  const hook = await storage.transaction(async (tx) => {
    const made = await insertHook(tx, {
      ...input,
      guid: uuid4Hex(),
      sealedSecret: secrets.seal(secret),
      sentryAppId: actor.kind === "integration" ? actor.sentryAppId : null,
      createdBy: actor.kind === "user" ? actor.userId : null,
      disabled: null,
      createdAt: now,
    });
    await recordAudit(tx, toAuditEntry(doer, "servicehook.add", made), now);
    return made;
  });
  return { hook, secret };
}

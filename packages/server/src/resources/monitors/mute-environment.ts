import { Problem } from "@vedette/contract/problems";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import type { Monitor } from "./model.ts";
import { updateEnvironmentMuted } from "./store-environments.ts";

/** Mutes a monitor in one environment, or no more. Refuses one it has never run in. */
export async function muteEnvironment(
  instance: Pick<Instance, "storage" | "now">,
  { actor, ipAddress }: Doer,
  monitor: Monitor,
  environment: string,
  isMuted: boolean,
): Promise<void> {
  const { organizationId, name, slug, uuid } = monitor;
  await instance.storage.transaction(async (tx) => {
    if (!(await updateEnvironmentMuted(tx, monitor.id, environment, isMuted))) {
      throw new Problem("not-found");
    }
    await recordAudit(
      tx,
      {
        organizationId,
        event: "monitor.edit",
        actor: toAuditActor(actor),
        target: { kind: "monitor", id: uuid },
        data: { name, slug, environment, is_muted: isMuted },
        ipAddress,
      },
      instance.now(),
    );
  });
}

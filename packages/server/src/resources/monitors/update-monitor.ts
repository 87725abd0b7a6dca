import { Problem } from "@vedette/contract/problems";
import { isUniqueViolation } from "../../storage/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { NOTHING_EXPECTED } from "./create-monitor.ts";
import { expectNext } from "./expect-next.ts";
import type { Monitor } from "./model.ts";
import { toMonitorSlug } from "./read-check-in.ts";
import { readWrittenConfig, type WrittenConfig } from "./read-written-config.ts";
import { lockMonitor, updateMonitorRow } from "./store.ts";

export interface MonitorChanges {
  name?: string | undefined;
  slug?: string | undefined;
  status?: Monitor["status"] | undefined;
  isMuted?: boolean | undefined;
  config?: WrittenConfig | undefined;
}

/**
 * Changes a monitor. What it waits for follows from the change: a monitor that is switched off
 * waits for nothing. Refuses a slug of another one, and a schedule that cannot be followed.
 */
export async function updateMonitor(
  instance: Instance,
  doer: Doer,
  id: number,
  changes: MonitorChanges,
): Promise<Monitor> {
  const now = instance.now();
  const slug = changes.slug === undefined ? undefined : toMonitorSlug(changes.slug);
  if (changes.slug !== undefined && slug === undefined) {
    throw Problem.fields({ slug: ["Enter a valid slug."] });
  }
  try {
    return await instance.storage.transaction(async (tx) => {
      const before = await lockMonitor(tx, { id });
      if (!before) throw new Problem("not-found");
      const config = readWrittenConfig(before.config, changes.config ?? {});
      const status = changes.status ?? before.status;
      const isMoved = changes.config !== undefined || status !== before.status;
      const expected = status === "active" ? expectNext(config, now) : NOTHING_EXPECTED;
      const monitor: Monitor = {
        ...before,
        name: changes.name ?? before.name,
        slug: slug ?? before.slug,
        status,
        isMuted: changes.isMuted ?? before.isMuted,
        config,
        ...(isMoved && expected),
      };
      await updateMonitorRow(tx, monitor);
      await recordAudit(
        tx,
        {
          organizationId: monitor.organizationId,
          event: "monitor.edit",
          actor: toAuditActor(doer.actor),
          target: { kind: "monitor", id: monitor.uuid },
          data: { name: monitor.name, slug: monitor.slug, status, is_muted: monitor.isMuted },
          ipAddress: doer.ipAddress,
        },
        now,
      );
      return monitor;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw Problem.fields({ slug: [`The slug "${slug}" is already in use.`] });
  }
}

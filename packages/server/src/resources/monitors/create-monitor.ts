import { Problem } from "@vedette/contract/problems";
import { uuid4 } from "../../kit/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { expectNext } from "./expect-next.ts";
import { DEFAULT_CONFIG, type Monitor } from "./model.ts";
import { toMonitorSlug } from "./read-check-in.ts";
import { readWrittenConfig, type WrittenConfig } from "./read-written-config.ts";
import { insertMonitor } from "./store.ts";

export interface NewMonitor {
  organizationId: number;
  projectId: number;
  name: string;
  /** Left out: made of the name. */
  slug?: string | undefined;
  status?: Monitor["status"] | undefined;
  isMuted?: boolean | undefined;
  config: WrittenConfig;
}

/** Makes a monitor. Refuses a slug the project has, and a schedule that cannot be followed. */
export async function createMonitor(
  instance: Instance,
  doer: Doer,
  input: NewMonitor,
): Promise<Monitor> {
  const now = instance.now();
  const { organizationId, projectId, name, status = "active" } = input;
  const config = readWrittenConfig(DEFAULT_CONFIG, input.config);
  const slug = toMonitorSlug(input.slug ?? name);
  if (slug === undefined) throw Problem.fields({ slug: ["Enter a valid slug."] });
  return await instance.storage.transaction(async (tx) => {
    const expected = status === "active" ? expectNext(config, now) : NOTHING_EXPECTED;
    const monitor = await insertMonitor(tx, {
      organizationId,
      projectId,
      uuid: uuid4(),
      slug,
      name,
      config,
      status,
      isMuted: input.isMuted ?? false,
      standing: { state: "waiting", failures: 0, successes: 0 },
      lastCheckInAt: null,
      ...expected,
      createdAt: now,
    });
    if (!monitor) throw Problem.fields({ slug: [`The slug "${slug}" is already in use.`] });
    await recordAudit(
      tx,
      {
        organizationId,
        event: "monitor.add",
        actor: toAuditActor(doer.actor),
        target: { kind: "monitor", id: monitor.uuid },
        data: { name, slug, project_id: projectId },
        ipAddress: doer.ipAddress,
      },
      now,
    );
    return monitor;
  });
}

export const NOTHING_EXPECTED = { nextExpectedAt: null, missedAt: null } as const;

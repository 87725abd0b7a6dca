import { runWithLease, startTurns, type Turns } from "../jobs/index.ts";
import type { Instance } from "../resources/instance.ts";
import {
  type FailureEvent,
  hasDueMonitors,
  makeFailureEvents,
  sweepMonitors,
} from "../resources/monitors/index.ts";
import { findIngestProject } from "../resources/projects/index.ts";
import { processBatch } from "./pipeline.ts";

interface WatchOptions {
  instance: Pick<Instance, "storage" | "links" | "now" | "log">;
  /** Names this process among all that share the database. */
  holder: string;
}

/** How late, at most, a missed run is noticed. */
const POLL_MS = 10_000;
/** Longer than a step takes, and no longer than people wait for a process that died. */
const LEASE_MS = 60_000;

/**
 * Looks after monitors until stopped: one of all processes at a time notes the runs that hang or did
 * not come, and sends an event about every failure through the pipeline, like those of SDKs.
 */
export function watchMonitors({ instance, holder }: WatchOptions): Turns {
  const { storage, now, log } = instance;
  const lease = { name: "monitors", holder, forMs: LEASE_MS };
  return startTurns({
    name: "Looking after monitors",
    pollMs: POLL_MS,
    log,
    async turn() {
      if (!(await hasDueMonitors(storage.db, now()))) return "nothing";
      const isMore = await runWithLease(instance, lease, async () => {
        const isSwept = !(await sweepMonitors(instance));
        const isTold = !(await makeFailureEvents(
          storage.db,
          async (event) => await store(instance, event),
        ));
        return !isSwept || !isTold;
      });
      return isMore ? "more" : "nothing";
    },
  });
}

async function store(instance: WatchOptions["instance"], event: FailureEvent): Promise<void> {
  const { storage, links, now, log } = instance;
  const { payload, ...raw } = event;
  const project = await findIngestProject(storage.db, event.projectId);
  // A project that is gone is told nothing more.
  if (!project) return;
  const submission = {
    event: {
      ...raw,
      publicKey: "",
      payload: Buffer.from(JSON.stringify(payload)),
      sentAt: null,
      clientAddress: null,
      client: null,
    },
    rules: project.rules,
    items: [],
    counts: [],
  };
  const onFault = (err: unknown, { eventId }: { eventId: string }): void =>
    log.error({ err, eventId }, "The event about a monitor's failure could not be processed");
  await processBatch({ storage, links, now, onFault, itemKinds: [] }, [submission]);
}

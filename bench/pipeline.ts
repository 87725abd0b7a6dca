// What the benchmarks of the pipeline share: storage as a server has it, and events on their way in.
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { openSqliteElsewhere, openSqliteHere, type Storage } from "@vedette/server/storage";
import { itemKinds } from "../packages/server/src/pipeline/items/index.ts";
import { processBatch } from "../packages/server/src/pipeline/pipeline.ts";
import type { EventMaker } from "./believable-events.ts";

type Batch = Parameters<typeof processBatch>[1];

/** Whose the events are. */
interface Destination {
  organizationId: number;
  projectId: number;
  publicKey: string;
}

const rules = JSON.stringify({
  scrubData: true,
  scrubDefaults: true,
  scrubIpAddresses: false,
  sensitiveFields: [],
  safeFields: [],
});

/** Opens the database in this thread; as in a server, another thread copies the log. */
export function openAsServer(dataDir: string): { storage: Storage } & AsyncDisposable {
  const file = join(dataDir, "vedette.db");
  const storage = openSqliteHere(file);
  const { port1, port2 } = new MessageChannel();
  storage.serve(port1, []);
  const others = openSqliteElsewhere(file, port2);
  return {
    storage,
    async [Symbol.asyncDispose]() {
      await others.close();
      port1.close();
      await storage.close();
    },
  };
}

/** So many events from the `first`-th on, as ingest hands them over. */
export function toBatch(
  maker: EventMaker,
  { organizationId, projectId, publicKey }: Destination,
  first: number,
  count: number,
): Batch {
  return Array.from({ length: count }, (_, at) => {
    const { eventId, payload, at: receivedAt } = maker.event(first + at);
    const event = {
      organizationId,
      projectId,
      publicKey,
      eventId,
      payload,
      receivedAt,
      sentAt: null,
      clientAddress: "192.0.2.7",
      client: null,
    };
    return { event, rules, items: [], counts: [] };
  });
}

/** Takes a batch through the pipeline, all of which must be stored. Gives what it cost, milliseconds. */
export async function take(
  storage: Storage,
  batch: Batch,
): Promise<{ elapsed: number; cpu: number }> {
  const context: Parameters<typeof processBatch>[0] = {
    storage,
    links: { baseUrl: "http://localhost" },
    now: Date.now,
    itemKinds,
    onFault: (error) => {
      throw error;
    },
  };
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const outcomes = await processBatch(context, batch);
  const elapsed = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpuBefore);
  const failed = outcomes.find((outcome) => outcome === "counted" || outcome.kind !== "stored");
  if (failed) throw new Error(`an event was not stored: ${JSON.stringify(failed)}`);
  return { elapsed, cpu: (user + system) / 1000 };
}

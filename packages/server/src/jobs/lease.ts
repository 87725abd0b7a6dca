import type { Storage } from "../storage/index.ts";
import { dropLease, takeLease } from "./store.ts";

/** Who of several equal processes does a scheduled job, and until when the others leave it alone. */
export interface Lease {
  /** The job. */
  name: string;
  /** This process, among all of them. */
  holder: string;
  /** A process that died while it worked holds the others up for this long, milliseconds. */
  forMs: number;
}

/**
 * Does `work` while no other process does the job of this name, and gives what it gave; undefined,
 * without having worked, while another does. Work that takes longer than the lease is no longer
 * alone, so it should look again before it writes.
 */
export async function runWithLease<T>(
  { storage, now }: { storage: Pick<Storage, "db">; now: () => number },
  lease: Lease,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const at = now();
  if (!(await takeLease(storage.db, lease, at + lease.forMs, at))) return undefined;
  try {
    return await work();
  } finally {
    await dropLease(storage.db, lease);
  }
}

import { type Fault, simulate } from "./simulate.ts";
import { openStage } from "./stage.ts";

/** Plays seeds one after the other; gives the first that fails and what is wrong. */
export async function playSeeds(
  seeds: readonly number[],
  fault?: Fault,
): Promise<{ seed: number; wrong: string[] } | undefined> {
  const storage = await openStage();
  try {
    for (const seed of seeds) {
      const wrong = await simulate(storage, seed, fault);
      if (wrong.length > 0) return { seed, wrong };
    }
    return undefined;
  } finally {
    await storage.close();
  }
}

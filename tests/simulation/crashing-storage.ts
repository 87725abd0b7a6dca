import type { KyselyPlugin } from "kysely";
import type { Storage } from "@vedette/server/storage";

/** The process has died; whoever awaited something of it never hears of it. */
export class Crash extends Error {
  override name = "Crash";
}

/**
 * The storage as one process has it that may die between any two of its steps: `step` is called
 * before every statement, before every commit and after it, and throws `Crash` to die there.
 */
export function crashingStorage(storage: Storage, step: () => void): Storage {
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      step();
      return node;
    },
    async transformResult({ result }) {
      return result;
    },
  };
  const crashing: Storage = {
    ...storage,
    db: storage.db.withPlugin(plugin),
    async transaction(work, options) {
      step();
      const result = await storage.transaction(async (tx, wake) => {
        const done = await work(tx.withPlugin(plugin), wake);
        step();
        return done;
      }, options);
      step();
      return result;
    },
    async perform({ durability, run }, input) {
      const { engine } = storage;
      return await crashing.transaction(
        async (tx, wake) => await run({ engine, tx, wake }, input),
        {
          durability,
        },
      );
    },
  };
  return crashing;
}

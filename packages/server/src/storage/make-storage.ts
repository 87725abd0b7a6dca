import type { Kysely } from "kysely";
import type { Hint, Hints } from "./hints.ts";
import { isTransient } from "./transient.ts";
import type { SignalName, Signals } from "./signals.ts";
import type { Engine, Procedure, Storage, Tx, Wake } from "./storage.ts";
import type { Tables } from "./tables/index.ts";

const maxTries = 5;

/**
 * A `Storage` over a Kysely. `runSoon` runs a transaction whose commit waits for no disk; `announce`
 * tells other processes (PostgreSQL); `release` closes extras.
 */
export function makeStorage(options: {
  engine: Engine;
  db: Kysely<Tables>;
  runSoon: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  signals: Signals;
  hints: Hints;
  announce?: (name: SignalName) => Promise<void>;
  /** Has the thread that holds the writer run a procedure, by its name; absent: it is run here. */
  performElsewhere?: (name: string, input: unknown) => Promise<unknown>;
  release?: () => Promise<void>;
}): Storage {
  const { engine, db, signals, hints, performElsewhere } = options;
  const storage: Storage = {
    engine,
    db,
    signals,
    hints,
    async transaction(work, { durability = "now" } = {}) {
      for (let tries = 1; ; tries++) {
        const woken = new Set<SignalName>();
        const hinted: Hint[] = [];
        const wake: Wake = (what) =>
          void (typeof what === "string" ? woken.add(what) : hinted.push(what));
        try {
          const run = async (tx: Tx) => await work(tx, wake);
          const result = await (durability === "soon"
            ? options.runSoon(run)
            : db.transaction().execute(run));
          for (const name of woken) {
            signals.emit(name);
            void options.announce?.(name);
          }
          if (hinted.length > 0) hints.tell(hinted);
          return result;
        } catch (error) {
          if (tries >= maxTries || !isTransient(error)) throw error;
        }
      }
    },
    async perform<Input, Output>(procedure: Procedure<Input, Output>, input: Input) {
      const { name, durability } = procedure;
      if (performElsewhere) return (await performElsewhere(name, input)) as Output;
      return await storage.transaction(
        async (tx, wake) => await procedure.run({ engine, tx, wake }, input),
        { durability },
      );
    },
    async close() {
      await db.destroy();
      await options.release?.();
    },
  };
  return storage;
}

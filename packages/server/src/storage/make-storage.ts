import type { Kysely } from "kysely";
import { isTransient } from "./transient.ts";
import type { SignalName, Signals } from "./signals.ts";
import type { Engine, Storage } from "./storage.ts";
import type { Tables } from "./tables/index.ts";

const maxTries = 5;

/** A `Storage` over a Kysely. `announce` tells other processes (PostgreSQL); `release` closes extras. */
export function makeStorage(options: {
  engine: Engine;
  db: Kysely<Tables>;
  signals: Signals;
  announce?: (name: SignalName) => Promise<void>;
  release?: () => Promise<void>;
}): Storage {
  const { engine, db, signals } = options;
  return {
    engine,
    db,
    signals,
    async transaction(work) {
      for (let tries = 1; ; tries++) {
        const woken = new Set<SignalName>();
        try {
          const result = await db
            .transaction()
            .execute((tx) => work(tx, (name) => woken.add(name)));
          for (const name of woken) {
            signals.emit(name);
            void options.announce?.(name);
          }
          return result;
        } catch (error) {
          if (tries >= maxTries || !isTransient(error)) throw error;
        }
      }
    },
    async close() {
      await db.destroy();
      await options.release?.();
    },
  };
}

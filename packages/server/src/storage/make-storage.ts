import type { Kysely } from "kysely";
import type { Hint, Hints } from "./hints.ts";
import { isTransient } from "./transient.ts";
import type { SignalName, Signals } from "./signals.ts";
import type { Engine, Storage, Wake } from "./storage.ts";
import type { Tables } from "./tables/index.ts";

const maxTries = 5;

/** A `Storage` over a Kysely. `announce` tells other processes (PostgreSQL); `release` closes extras. */
export function makeStorage(options: {
  engine: Engine;
  db: Kysely<Tables>;
  signals: Signals;
  hints: Hints;
  announce?: (name: SignalName) => Promise<void>;
  release?: () => Promise<void>;
}): Storage {
  const { engine, db, signals, hints } = options;
  return {
    engine,
    db,
    signals,
    hints,
    async transaction(work) {
      for (let tries = 1; ; tries++) {
        const woken = new Set<SignalName>();
        const hinted: Hint[] = [];
        const wake: Wake = (what) =>
          void (typeof what === "string" ? woken.add(what) : hinted.push(what));
        try {
          const result = await db.transaction().execute((tx) => work(tx, wake));
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
    async close() {
      await db.destroy();
      await options.release?.();
    },
  };
}

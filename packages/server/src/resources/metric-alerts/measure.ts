import type { Db, Engine } from "../../storage/index.ts";
import { type AskedUsers, readTotals, readUsers } from "../metric-counters/index.ts";
import { changeOf } from "./change-of.ts";
import type { EvaluatedRule } from "./store-evaluation.ts";

type Measured = Pick<EvaluatedRule, "seriesId" | "kind" | "windowMs" | "comparisonMs">;

/**
 * What rules measure at a boundary, in their order: the number in the window that ends there, or by
 * how many percent it is more than it was. A fixed number of queries for thousands of rules; rules
 * that look at the same are measured once.
 */
export async function measure(
  engine: Engine,
  db: Db,
  rules: readonly Measured[],
  boundary: number,
): Promise<number[]> {
  const asked = new Asked();
  const wanted = rules.map((rule) => {
    const { comparisonMs } = rule;
    const now = asked.window(rule, boundary);
    return {
      now,
      before: comparisonMs === null ? null : asked.window(rule, boundary - comparisonMs),
    };
  });
  const count = await asked.answer(engine, db);
  return wanted.map(({ now, before }) =>
    before === null ? count(now) : changeOf(count(now), count(before)),
  );
}

/** A window: between two totals, or of users. */
type Window = { from: number; until: number } | { users: number };

class Asked {
  readonly #totals = new Map<string, { at: number; seriesId: number; before: number }>();
  readonly #users = new Map<string, { at: number; asked: AskedUsers }>();

  window({ seriesId, kind, windowMs }: Measured, until: number): Window {
    const from = until - windowMs;
    if (kind !== "users") {
      return { from: this.#total(seriesId, from), until: this.#total(seriesId, until) };
    }
    const key = `${seriesId}/${until}`;
    const known = this.#users.get(key);
    if (known) return { users: known.at };
    const at = this.#users.size;
    this.#users.set(key, { at, asked: { seriesId, from, until } });
    return { users: at };
  }

  async answer(engine: Engine, db: Db): Promise<(window: Window) => number> {
    const totals = await readTotals(engine, db, [...this.#totals.values()]);
    const users = await readUsers(
      engine,
      db,
      Array.from(this.#users.values(), ({ asked }) => asked),
    );
    return (window) =>
      "users" in window
        ? (users[window.users] ?? 0)
        : Math.max(0, (totals[window.until] ?? 0) - (totals[window.from] ?? 0));
  }

  #total(seriesId: number, before: number): number {
    const key = `${seriesId}/${before}`;
    const known = this.#totals.get(key);
    if (known) return known.at;
    const at = this.#totals.size;
    this.#totals.set(key, { at, seriesId, before });
    return at;
  }
}

import type { Db } from "../../storage/index.ts";
import { type MetricKind, WRONG_CLOCK_MS } from "../metric-counters/index.ts";
import type { Standing, Thresholds } from "./model.ts";

/** As much of a rule as evaluating it needs. */
export interface EvaluatedRule extends Thresholds {
  id: number;
  seriesId: number;
  kind: MetricKind;
  windowMs: number;
  standing: Standing;
}

/** The rules that are to be evaluated at a boundary, in order of id, from after `afterId` on. */
export async function findEvaluated(
  db: Db,
  boundary: number,
  afterId: number,
  limit: number,
): Promise<EvaluatedRule[]> {
  const rows = await db
    .selectFrom("metric_rules")
    .select([
      "id",
      "series_id",
      "kind",
      "window_ms",
      "comparison_ms",
      "is_below",
      "critical_at",
      "warning_at",
      "resolve_at",
      "state",
      "hushed",
    ])
    .where("is_enabled", "=", 1)
    .where("id", ">", afterId)
    .where("evaluated_from", "<=", boundary)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    seriesId: row.series_id,
    kind: row.kind,
    windowMs: row.window_ms,
    comparisonMs: row.comparison_ms,
    isBelow: row.is_below === 1,
    criticalAt: row.critical_at,
    warningAt: row.warning_at,
    resolveAt: row.resolve_at,
    standing: { state: row.state, hushed: row.hushed },
  }));
}

const CLOCK = "evaluation";

/** Up to which boundary everything has been evaluated; undefined: nothing ever was. */
export async function readClock(db: Db): Promise<number | undefined> {
  const row = await db
    .selectFrom("metric_clocks")
    .select("evaluated_at")
    .where("name", "=", CLOCK)
    .executeTakeFirst();
  return row?.evaluated_at;
}

/** Notes that everything up to a boundary has been evaluated; goes back only from a clock gone wrong. */
export async function advanceClock(db: Db, boundary: number): Promise<void> {
  await db
    .insertInto("metric_clocks")
    .values({ name: CLOCK, evaluated_at: boundary })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ evaluated_at: boundary })
        .where((eb) =>
          eb.or([
            eb("metric_clocks.evaluated_at", "<", boundary),
            eb("metric_clocks.evaluated_at", ">", boundary + WRONG_CLOCK_MS),
          ]),
        ),
    )
    .execute();
}

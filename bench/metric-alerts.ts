import { insertMany, type Storage } from "../packages/server/src/storage/index.ts";
import { evaluateRules } from "../packages/server/src/resources/metric-alerts/index.ts";

const RULES = 10_000;
const PER_PROJECT = 500;
const MINUTE_MS = 60_000;
const HISTORY_MINUTES = 120;
const QUIET_MINUTES = 10;
/** So many of them become critical in one minute, with an incident and a history each. */
const STORM = 1000;

/** How long a minute's evaluation takes with ten thousand metric alerts; prints it. */
export async function benchEvaluation(storage: Storage, organizationId: number): Promise<void> {
  const start = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  const projectIds = await makeProjects(storage, organizationId, start);
  await fill(storage, organizationId, projectIds, start);
  const clock = { now: start + 10_000 };
  const links = { baseUrl: "https://errors.acme.example" };
  const evaluate = async (): Promise<{ elapsed: number; cpu: number }> => {
    const cpuBefore = process.cpuUsage();
    const startedAt = performance.now();
    while (await evaluateRules({ storage, links, now: () => clock.now }));
    const { user, system } = process.cpuUsage(cpuBefore);
    return { elapsed: performance.now() - startedAt, cpu: (user + system) / 1000 };
  };
  await evaluate();
  const quiet: { elapsed: number; cpu: number }[] = [];
  for (let minute = 0; minute < QUIET_MINUTES; minute++) {
    clock.now += MINUTE_MS;
    quiet.push(await evaluate());
  }
  await erupt(storage, clock.now);
  clock.now += MINUTE_MS;
  const storm = await evaluate();
  const { incidents } = await storage.db
    .selectFrom("metric_incidents")
    .select((eb) => eb.fn.countAll<number>().as("incidents"))
    .executeTakeFirstOrThrow();
  if (incidents !== STORM) throw new Error(`${incidents} incidents instead of ${STORM}`);
  const show = (name: string, { elapsed, cpu }: { elapsed: number; cpu: number }): void => {
    const share = ((elapsed / MINUTE_MS) * 100).toFixed(1);
    console.log(`| ${name} | ${Math.round(elapsed)} ms | ${Math.round(cpu)} ms | ${share} % |`);
  };
  console.log(`\n| ${RULES} metric alerts | time | processor | of the minute |`);
  console.log("|---|---|---|---|");
  const sorted = quiet.toSorted((a, b) => a.elapsed - b.elapsed);
  show("a quiet minute", sorted[Math.floor(sorted.length / 2)] ?? { elapsed: 0, cpu: 0 });
  show("the slowest of ten", sorted.at(-1) ?? { elapsed: 0, cpu: 0 });
  show(`${STORM} that become critical at once`, storm);
}

async function makeProjects(
  { db }: Storage,
  organizationId: number,
  now: number,
): Promise<number[]> {
  const rows = Array.from({ length: RULES / PER_PROJECT }, (_, at) => ({
    organization_id: organizationId,
    slug: `watched-${at}`,
    name: `Watched ${at}`,
    platform: "javascript",
    rules: "{}",
    created_at: now,
  }));
  const made = await db.insertInto("projects").values(rows).returning("id").execute();
  return made.map(({ id }) => id);
}

/** A series for each rule, with something in every minute of two hours; a third compares with before. */
async function fill(
  storage: Storage,
  organizationId: number,
  projectIds: readonly number[],
  now: number,
): Promise<void> {
  const since = now - HISTORY_MINUTES * MINUTE_MS;
  const ids = Array.from({ length: RULES }, (_, at) => at + 1_000_000);
  const projectOf = (at: number): number => projectIds[Math.floor(at / PER_PROJECT)] ?? 0;
  const kindOf = (at: number): string => (at % 10 === 9 ? "users" : "events");
  await storage.transaction(async (tx) => {
    await insertMany(storage.engine, tx, {
      table: "metric_series",
      columns: {
        id: "bigint",
        organization_id: "bigint",
        project_id: "bigint",
        kind: "text",
        terms: "text",
        window_ms: "bigint",
        keep_ms: "bigint",
        since_at: "bigint",
        last_at: "bigint",
        total: "bigint",
        is_counted: "bigint",
        pruned_at: "bigint",
      },
      rows: ids.map((id, at) => [
        id,
        organizationId,
        projectOf(at),
        kindOf(at),
        JSON.stringify([
          {
            kind: "tag",
            key: "tenant",
            patterns: [{ kind: "exact", value: `t${at}` }],
            negated: false,
          },
        ]),
        at % 10 === 9 ? 10 * MINUTE_MS : 0,
        86_400_000,
        since,
        now,
        HISTORY_MINUTES,
        1,
        now,
      ]),
    });
    await insertMany(storage.engine, tx, {
      table: "metric_rules",
      columns: {
        organization_id: "bigint",
        project_id: "bigint",
        series_id: "bigint",
        name: "text",
        is_enabled: "bigint",
        event_types: "text",
        kind: "text",
        query: "text",
        window_ms: "bigint",
        comparison_ms: "bigint",
        is_below: "bigint",
        critical_at: "double precision",
        triggers: "text",
        parts: "bigint",
        created_at: "bigint",
        updated_at: "bigint",
        counted_from: "bigint",
        evaluated_from: "bigint",
        state: "text",
        state_at: "bigint",
      },
      rows: ids.map((id, at) => [
        organizationId,
        projectOf(at),
        id,
        `Rule ${at}`,
        1,
        '["error","default"]',
        kindOf(at),
        `tenant:t${at}`,
        10 * MINUTE_MS,
        at % 3 === 1 ? 60 * MINUTE_MS : null,
        0,
        1000,
        JSON.stringify([
          { part: 1, label: "critical", threshold: 1000, createdAt: now, actions: [] },
        ]),
        1,
        now,
        now,
        since,
        since,
        "ok",
        0,
      ]),
    });
  });
  for (let minute = 0; minute < HISTORY_MINUTES; minute++) {
    const at = since + minute * MINUTE_MS;
    await storage.transaction(async (tx) => {
      await insertMany(storage.engine, tx, {
        table: "metric_points",
        columns: { series_id: "bigint", bucket_at: "bigint", total: "bigint" },
        rows: ids.filter((_, n) => n % 10 !== 9).map((id) => [id, at, minute + 1]),
      });
      if (minute < HISTORY_MINUTES - 10) return;
      await insertMany(storage.engine, tx, {
        table: "metric_users",
        columns: {
          series_id: "bigint",
          user_key: "text",
          first_at: "bigint",
          last_at: "bigint",
        },
        rows: ids.filter((_, n) => n % 10 === 9).map((id) => [id, `u${minute}`, at, at]),
      });
    });
  }
}

/** Has so many series count more than their rules bear. */
async function erupt(storage: Storage, now: number): Promise<void> {
  const at = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  await storage.transaction(async (tx) => {
    const series = await tx
      .selectFrom("metric_rules")
      .select("series_id")
      .where("comparison_ms", "is", null)
      .where("kind", "=", "events")
      .where("series_id", ">=", 1_000_000)
      .orderBy("id")
      .limit(STORM)
      .execute();
    await insertMany(storage.engine, tx, {
      table: "metric_points",
      columns: { series_id: "bigint", bucket_at: "bigint", total: "bigint" },
      rows: series.map((one) => [one.series_id, at, 100_000]),
    });
  });
}

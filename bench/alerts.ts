// What alert rules of both kinds cost the pipeline, and evaluating metric alerts, on SQLite:
// docs/benchmarks.md.
//   npm run bench:alerts            projects with 0, 50 and 500 of each, two minutes or three
import { migrate } from "@vedette/server/storage";
import { createTestDatabase } from "@vedette/testkit";
import { believableEvents } from "./believable-events.ts";
import { median } from "./figures.ts";
import { benchEvaluation } from "./metric-alerts.ts";
import { openAsServer, take, toBatch } from "./pipeline.ts";

const SIZES = [0, 50, 500];
const BATCH = 250;
const WARM_UP = 8;
const ROUNDS = 40;
/** Of so many events the last ones, which happened just now. */
const MONTH = 30_000_000;

await using database = await createTestDatabase("sqlite", { isBare: true });
await using opened = openAsServer(database.dataDir);
const { storage } = opened;
await migrate(storage);
const { db } = storage;
const { id: organizationId } = await db
  .insertInto("organizations")
  .values({ slug: "acme", name: "Acme", created_at: Date.now() })
  .returning("id")
  .executeTakeFirstOrThrow();
interface Project {
  kind: "rules" | "metric alerts";
  size: number;
  projectId: number;
  elapsed: number[];
  cpu: number[];
}
const projects: Project[] = [];
for (const size of SIZES) {
  const projectId = await makeProject("rules", size);
  await makeRules(projectId, size);
  projects.push({ kind: "rules", size, projectId, elapsed: [], cpu: [] });
}
for (const size of SIZES.slice(1)) {
  const projectId = await makeProject("metrics", size);
  await makeMetricAlerts(projectId, size);
  projects.push({ kind: "metric alerts", size, projectId, elapsed: [], cpu: [] });
}
const maker = believableEvents(MONTH, Date.now());
for (let round = 0; round < WARM_UP + ROUNDS; round++) {
  // In turn, so that whatever else the machine does is shared; none is always the first.
  for (let turn = 0; turn < projects.length; turn++) {
    const project = projects[(round + turn) % projects.length];
    if (project === undefined) continue;
    const to = { organizationId, projectId: project.projectId, publicKey: "a".repeat(32) };
    const batch = toBatch(maker, to, MONTH - (round + 1) * BATCH, BATCH);
    const { elapsed, cpu } = await take(storage, batch);
    if (round < WARM_UP) continue;
    project.elapsed.push(elapsed);
    project.cpu.push(cpu);
  }
}
const firings = await db
  .selectFrom("alert_firings")
  .select((eb) => eb.fn.countAll<number>().as("n"))
  .executeTakeFirstOrThrow();
const { counted } = await db
  .selectFrom("metric_series")
  .select((eb) => eb.fn.sum<number>("total").as("counted"))
  .executeTakeFirstOrThrow();

const perSecond = (times: readonly number[]): number => (BATCH / median(times)) * 1000;
const base = projects[0] ?? { elapsed: [], cpu: [] };
console.log("| of a project | events/s | ratio to none | ratio of processor time |");
console.log("|---|---|---|---|");
for (const { kind, size, elapsed, cpu } of projects) {
  const ratio = perSecond(elapsed) / perSecond(base.elapsed);
  const ofCpu = perSecond(cpu) / perSecond(base.cpu);
  const cells = [
    `${size} ${kind}`,
    Math.round(perSecond(elapsed)),
    ratio.toFixed(2),
    ofCpu.toFixed(2),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
console.log(`\n${firings.n} firings were recorded, ${counted} times something was counted.`);
await benchEvaluation(storage, organizationId);

async function makeProject(kind: string, size: number): Promise<number> {
  const { id } = await db
    .insertInto("projects")
    .values({
      organization_id: organizationId,
      slug: `${kind}-${size}`,
      name: `${kind} ${size}`,
      platform: "javascript",
      rules: "{}",
      created_at: Date.now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function makeRules(id: number, size: number): Promise<void> {
  for (let at = 0; at < size; at++) {
    await db
      .insertInto("alert_rules")
      .values({
        organization_id: organizationId,
        project_id: id,
        name: `Rule ${at}`,
        is_enabled: 1,
        is_snoozed: 0,
        condition_match: "all",
        filter_match: "all",
        ...toParts(at),
        actions: JSON.stringify([
          { kind: "mail", target: { type: "owners", fallthrough: "nobody" } },
        ]),
        frequency: 30,
        environment: at % 7 === 0 ? "production" : null,
        created_at: Date.now(),
        updated_at: Date.now(),
      })
      .execute();
  }
  if (size > 0)
    await db.insertInto("alert_projects").values({ project_id: id, version: 1 }).execute();
}

/** What metric alerts count, as people mix it: three of them every event, the others one tenant or branch each. */
async function makeMetricAlerts(projectId: number, size: number): Promise<void> {
  const term = (key: string, value: string) => ({
    kind: "tag",
    key,
    patterns: [{ kind: "exact", value }],
    negated: false,
  });
  const mix: { kind: "events" | "users"; environment?: string; terms: object[] }[] = [
    { kind: "events", terms: [] },
    { kind: "events", terms: [{ kind: "level", levels: ["error"], negated: false }] },
    { kind: "users", terms: [] },
  ];
  for (let at = 0; at < size; at++) {
    const few: (typeof mix)[number] =
      at % 3 === 0
        ? { kind: "events", environment: `branch-${at}`, terms: [] }
        : { kind: at % 3 === 1 ? "events" : "users", terms: [term("tenant", `tenant-${at}`)] };
    const { kind, environment, terms } = mix[at] ?? few;
    await db
      .insertInto("metric_series")
      .values({
        organization_id: organizationId,
        project_id: projectId,
        kind,
        environment: environment ?? null,
        terms: JSON.stringify(terms),
        window_ms: kind === "users" ? 600_000 : 0,
        keep_ms: 86_400_000,
        since_at: 0,
        last_at: 0,
        pruned_at: 0,
      })
      .execute();
  }
  await db.insertInto("metric_projects").values({ project_id: projectId, version: 1 }).execute();
}

/** What rules look at, as people mix it. */
function toParts(at: number): { conditions: string; filters: string } {
  const over = (kind: string, value: number, interval: string, comparedWith: string | null) => ({
    kind,
    value,
    interval,
    comparedWith,
  });
  const tag = (key: string, value: string) => ({ kind: "tag", key, match: "eq", value });
  const kinds: { conditions?: object[]; filters?: object[] }[] = [
    // One of them really fires: for a quarter of the new issues.
    {
      conditions: [{ kind: "first-seen" }],
      filters: [tag("region", at === 0 ? "north" : `north-${at}`)],
    },
    { conditions: [{ kind: "regression" }] },
    { conditions: [over("event-frequency", 1000 + at, "1h", null)] },
    { conditions: [over("user-frequency", 500 + at, "1h", null)] },
    { filters: [tag("tenant", `tenant-${at}`)] },
    {
      filters: [
        { kind: "attribute", attribute: "exception.type", match: "eq", value: `Error${at}` },
      ],
    },
    { filters: [{ kind: "level", match: "gte", level: 50 }] },
    { conditions: [over("event-frequency", 300, "5m", "1h")], filters: [tag("region", "west")] },
    { filters: [{ kind: "occurrences", value: 100_000 }] },
    {
      conditions: [{ kind: "reappeared" }],
      filters: [{ kind: "age", comparison: "older", value: 1, unit: "day" }],
    },
  ];
  const { conditions = [], filters = [] } = kinds[at % kinds.length] ?? {};
  return { conditions: JSON.stringify(conditions), filters: JSON.stringify(filters) };
}

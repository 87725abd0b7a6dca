import { type Engine, insertMany, type Db, type Row, type Tx } from "../../storage/index.ts";
import type { Period } from "../read-period.ts";
import type { PageRequest } from "../keyset.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { FiredAction } from "../fired-actions/index.ts";

/** One time that a rule fired. */
export interface Firing {
  id: number;
  organizationId: number;
  projectId: number;
  ruleId: number;
  issueId: number;
  eventId: string;
  /** Epoch milliseconds. */
  firedAt: number;
  actions: readonly FiredAction[];
}

export async function insertFirings(
  engine: Engine,
  tx: Tx,
  firings: readonly Omit<Firing, "id">[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "alert_firings",
    columns: {
      organization_id: "bigint",
      project_id: "bigint",
      rule_id: "bigint",
      issue_id: "bigint",
      event_id: "text",
      fired_at: "bigint",
      actions: "text",
    },
    rows: firings.map((one) => [
      one.organizationId,
      one.projectId,
      one.ruleId,
      one.issueId,
      one.eventId,
      one.firedAt,
      JSON.stringify(one.actions),
    ]),
  });
}

/** Firings of a rule or for an issue from a place on and one more, newest first. */
export async function selectFirings(
  db: Db,
  of: { ruleId: number } | { issueId: number },
  { from, backwards, limit }: PageRequest<number>,
): Promise<Firing[]> {
  const direction = backwards ? "asc" : "desc";
  const beyond = backwards ? ">" : "<";
  let query = db
    .selectFrom("alert_firings")
    .selectAll()
    .where("ruleId" in of ? "rule_id" : "issue_id", "=", "ruleId" in of ? of.ruleId : of.issueId)
    .orderBy("fired_at", direction)
    .orderBy("id", direction)
    .limit(limit + 1);
  if (from) {
    query = query.where((eb) =>
      eb.or([
        eb("fired_at", beyond, from.value),
        eb.and([eb("fired_at", "=", from.value), eb("id", beyond, from.id)]),
      ]),
    );
  }
  return (await query.execute()).map(toFiring);
}

/** When these rules last fired, epoch milliseconds; those that never did are absent. */
export async function findLastFired(
  db: Db,
  ruleIds: readonly number[],
): Promise<Map<number, number>> {
  if (ruleIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("alert_firings")
    .select((eb) => ["rule_id", eb.fn.max<number>("fired_at").as("fired_at")])
    .where("rule_id", "in", ruleIds)
    .groupBy("rule_id")
    .execute();
  return new Map(rows.map((row) => [row.rule_id, row.fired_at]));
}

/** An issue that a rule fired for. */
export interface FiredFor {
  issueId: number;
  count: number;
  lastFiredAt: number;
}

/** A page of the issues a rule fired for and one more, most often first. */
export async function selectFiredFor(
  db: Db,
  ruleId: number,
  { since = 0, until = Number.MAX_SAFE_INTEGER }: Period,
  page: OffsetRequest,
): Promise<FiredFor[]> {
  const rows = await db
    .selectFrom("alert_firings")
    .select((eb) => [
      "issue_id",
      eb.fn.countAll<number>().as("count"),
      eb.fn.max<number>("fired_at").as("last_fired_at"),
    ])
    .where("rule_id", "=", ruleId)
    .where("fired_at", ">=", since)
    .where("fired_at", "<=", until)
    .groupBy("issue_id")
    .orderBy("count", "desc")
    .orderBy("last_fired_at", "desc")
    .orderBy("issue_id")
    .offset(page.offset)
    .limit(page.limit + 1)
    .execute();
  return rows.map((row) => ({
    issueId: row.issue_id,
    count: row.count,
    lastFiredAt: row.last_fired_at,
  }));
}

/** The events that a rule last fired for, by their issue. */
export async function findLastEvents(
  db: Db,
  ruleId: number,
  fired: readonly FiredFor[],
): Promise<Map<number, string>> {
  if (fired.length === 0) return new Map();
  const rows = await db
    .selectFrom("alert_firings")
    .select(["issue_id", "event_id"])
    .where("rule_id", "=", ruleId)
    .where((eb) =>
      eb.or(
        fired.map(({ issueId, lastFiredAt }) =>
          eb.and([eb("issue_id", "=", issueId), eb("fired_at", "=", lastFiredAt)]),
        ),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [row.issue_id, row.event_id]));
}

/** How often a rule fired in each interval of `stepMs` that it fired in, by the interval's start. */
export async function countFirings(
  db: Db,
  ruleId: number,
  { since, until, stepMs }: { since: number; until: number; stepMs: number },
): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom("alert_firings")
    .select((eb) => [
      eb("fired_at", "-", eb.parens(eb("fired_at", "%", stepMs))).as("bucket"),
      eb.fn.countAll<number>().as("count"),
    ])
    .where("rule_id", "=", ruleId)
    .where("fired_at", ">=", since)
    .where("fired_at", "<", until)
    .groupBy("bucket")
    .execute();
  return new Map(rows.map((row) => [row.bucket, row.count]));
}

export async function deleteFiringsOfRule(tx: Tx, ruleId: number): Promise<void> {
  await tx.deleteFrom("alert_firings").where("rule_id", "=", ruleId).execute();
}

function toFiring(row: Row<"alert_firings">): Firing {
  return {
    id: row.id,
    organizationId: row.organization_id,
    projectId: row.project_id,
    ruleId: row.rule_id,
    issueId: row.issue_id,
    eventId: row.event_id,
    firedAt: row.fired_at,
    actions: JSON.parse(row.actions) as FiredAction[],
  };
}

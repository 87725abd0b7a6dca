import type { Db, Tx } from "../../storage/index.ts";

/** A rule and an issue it fired or is about to fire for. */
export interface Pair {
  projectId: number;
  issueId: number;
  ruleId: number;
}

/** When these rules last fired for these issues, epoch milliseconds, by issue and rule. */
export async function findStates(
  db: Db,
  projectIds: readonly number[],
  issueIds: readonly number[],
  ruleIds: readonly number[],
): Promise<(Pair & { firedAt: number })[]> {
  if (issueIds.length === 0 || ruleIds.length === 0) return [];
  const rows = await db
    .selectFrom("alert_states")
    .selectAll()
    .where("project_id", "in", projectIds)
    .where("issue_id", "in", issueIds)
    .where("rule_id", "in", ruleIds)
    .execute();
  return rows.map((row) => ({
    projectId: row.project_id,
    issueId: row.issue_id,
    ruleId: row.rule_id,
    firedAt: row.fired_at,
  }));
}

/**
 * Has these rules fire for these issues, but for those that did within the last `quietMs`: of
 * several processes that want to, one does. Gives those that fire.
 */
export async function claimFirings(
  tx: Tx,
  pairs: readonly Pair[],
  quietMs: number,
  now: number,
): Promise<Pair[]> {
  const claimed: Pair[] = [];
  // Within what one statement may be given, on either engine.
  for (let at = 0; at < pairs.length; at += AT_ONCE) {
    claimed.push(...(await claimSome(tx, pairs.slice(at, at + AT_ONCE), quietMs, now)));
  }
  return claimed;
}

const AT_ONCE = 2000;

async function claimSome(
  tx: Tx,
  pairs: readonly Pair[],
  quietMs: number,
  now: number,
): Promise<Pair[]> {
  const rows = await tx
    .insertInto("alert_states")
    .values(
      pairs.map(({ projectId, issueId, ruleId }) => ({
        project_id: projectId,
        issue_id: issueId,
        rule_id: ruleId,
        fired_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["project_id", "issue_id", "rule_id"])
        .doUpdateSet({ fired_at: now })
        .where("alert_states.fired_at", "<=", now - quietMs),
    )
    .returning(["project_id", "issue_id", "rule_id"])
    .execute();
  return rows.map((row) => ({
    projectId: row.project_id,
    issueId: row.issue_id,
    ruleId: row.rule_id,
  }));
}

export async function deleteStatesOfRule(tx: Tx, projectId: number, ruleId: number): Promise<void> {
  await tx
    .deleteFrom("alert_states")
    .where("project_id", "=", projectId)
    .where("rule_id", "=", ruleId)
    .execute();
}

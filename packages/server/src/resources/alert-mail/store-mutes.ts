import type { Db, Tx } from "../../storage/index.ts";

/** What somebody does not want to be mailed about. */
export interface Mute {
  userId: number;
  /** `rule`: an issue alert rule. */
  scope: "rule" | "metric-rule" | "project";
  /** Of the rule or of the project. */
  scopeId: number;
}

/** Until when (epoch milliseconds; null: until they say otherwise) somebody is spared these rules. */
export async function findMutedRules(
  db: Db,
  scope: "rule" | "metric-rule",
  userId: number,
  ruleIds: readonly number[],
  now: number,
): Promise<Map<number, number | null>> {
  if (ruleIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("alert_mutes")
    .select(["scope_id", "until_at"])
    .where("scope", "=", scope)
    .where("scope_id", "in", ruleIds)
    .where("user_id", "=", userId)
    .where((eb) => eb.or([eb("until_at", "is", null), eb("until_at", ">", now)]))
    .execute();
  return new Map(rows.map((row) => [row.scope_id, row.until_at]));
}

/** Who of these people is spared now what comes of a rule, or of anything in these projects. */
export async function findMutedUsers(
  db: Db,
  place: { scope: "rule" | "metric-rule"; ruleId: number; projectIds: readonly number[] },
  userIds: readonly number[],
  now: number,
): Promise<Set<number>> {
  if (userIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("alert_mutes")
    .select("user_id")
    .where("user_id", "in", userIds)
    .where((eb) =>
      eb.or([
        eb.and([eb("scope", "=", place.scope), eb("scope_id", "=", place.ruleId)]),
        eb.and([eb("scope", "=", "project"), eb("scope_id", "in", [...place.projectIds])]),
      ]),
    )
    .where((eb) => eb.or([eb("until_at", "is", null), eb("until_at", ">", now)]))
    .execute();
  return new Set(rows.map((row) => row.user_id));
}

export async function ensureMute(
  tx: Tx,
  mute: Mute & { untilAt: number | null },
  now: number,
): Promise<void> {
  await tx
    .insertInto("alert_mutes")
    .values({
      user_id: mute.userId,
      scope: mute.scope,
      scope_id: mute.scopeId,
      until_at: mute.untilAt,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["scope", "scope_id", "user_id"])
        .doUpdateSet({ until_at: mute.untilAt, created_at: now }),
    )
    .execute();
}

export async function deleteMute(tx: Tx, { userId, scope, scopeId }: Mute): Promise<void> {
  await tx
    .deleteFrom("alert_mutes")
    .where("scope", "=", scope)
    .where("scope_id", "=", scopeId)
    .where("user_id", "=", userId)
    .execute();
}

/** Forgets who does not want to be mailed about rules that go. */
export async function deleteMutesOf(
  tx: Tx,
  scope: Mute["scope"],
  scopeIds: readonly number[],
): Promise<void> {
  if (scopeIds.length === 0) return;
  await tx
    .deleteFrom("alert_mutes")
    .where("scope", "=", scope)
    .where("scope_id", "in", scopeIds)
    .execute();
}

import type { Db, Engine, Row, Tx } from "../../storage/index.ts";

/** An issue of which some hashes have become another issue, while their events follow. */
export interface IssueSplit {
  id: number;
  issueId: number;
  intoId: number;
  hashes: readonly string[];
  /** First events are moved, then what is counted for those that stay is mended. */
  phase: "moving" | "mending";
  /** The last event that was looked at in this phase; null: none. */
  place: { timestampAt: number; eventId: string } | null;
}

export async function insertSplit(
  tx: Tx,
  split: Pick<IssueSplit, "issueId" | "intoId" | "hashes">,
  now: number,
): Promise<void> {
  await tx
    .insertInto("issue_splits")
    .values({
      issue_id: split.issueId,
      into_issue_id: split.intoId,
      hashes: JSON.stringify(split.hashes),
      phase: "moving",
      place_at: null,
      place_event: null,
      created_at: now,
    })
    .execute();
}

/** Whether events of any issue have yet to follow their hashes. */
export async function hasSplits(db: Db): Promise<boolean> {
  const row = await db.selectFrom("issue_splits").select("id").limit(1).executeTakeFirst();
  return row !== undefined;
}

/**
 * The oldest split, held; undefined when others hold all there are. An issue that others are still
 * being merged into waits until it has all their events.
 */
export async function lockSplit(engine: Engine, tx: Tx): Promise<IssueSplit | undefined> {
  let query = tx
    .selectFrom("issue_splits")
    .selectAll()
    .where((split) =>
      split.not(
        split.exists(
          split
            .selectFrom("removed_issues")
            .select("removed_issues.issue_id")
            .whereRef("removed_issues.into_issue_id", "=", "issue_splits.issue_id"),
        ),
      ),
    )
    .orderBy("id")
    .limit(1);
  if (engine === "postgres") query = query.forUpdate().skipLocked();
  const row = await query.executeTakeFirst();
  return row && toSplit(row);
}

export async function updateSplit(tx: Tx, { id, phase, place }: IssueSplit): Promise<void> {
  await tx
    .updateTable("issue_splits")
    .set({
      phase,
      place_at: place?.timestampAt ?? null,
      place_event: place?.eventId ?? null,
    })
    .where("id", "=", id)
    .execute();
}

export async function deleteSplit(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("issue_splits").where("id", "=", id).execute();
}

/** Forgets what was to become of issues of a project that goes. */
export async function deleteSplitsOf(tx: Tx, issueIds: readonly number[]): Promise<void> {
  await tx
    .deleteFrom("issue_splits")
    .where((split) =>
      split.or([split("issue_id", "in", issueIds), split("into_issue_id", "in", issueIds)]),
    )
    .execute();
}

/** Issues become part of another: what was split from or into them goes on there, from the start. */
export async function repointSplits(tx: Tx, ids: readonly number[], intoId: number): Promise<void> {
  const anew = { phase: "moving", place_at: null, place_event: null } as const;
  await tx
    .updateTable("issue_splits")
    .set({ ...anew, issue_id: intoId })
    .where("issue_id", "in", ids)
    .execute();
  await tx
    .updateTable("issue_splits")
    .set({ ...anew, into_issue_id: intoId })
    .where("into_issue_id", "in", ids)
    .execute();
  await tx
    .deleteFrom("issue_splits")
    .whereRef("issue_id", "=", "into_issue_id")
    .where("issue_id", "=", intoId)
    .execute();
}

function toSplit(row: Row<"issue_splits">): IssueSplit {
  const { place_at: timestampAt, place_event: eventId } = row;
  return {
    id: row.id,
    issueId: row.issue_id,
    intoId: row.into_issue_id,
    hashes: JSON.parse(row.hashes) as string[],
    phase: row.phase,
    place: timestampAt === null || eventId === null ? null : { timestampAt, eventId },
  };
}

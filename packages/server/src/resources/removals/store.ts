import type { Db, Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";

/** Something that is gone for everybody. */
export interface Removal {
  id: number;
  kind: "project" | "organization";
  organizationId: number;
  targetId: number;
  slug: string;
  name: string;
  /** How many records were deleted so far. */
  deletedRows: number;
  /** Epoch milliseconds, as the next. */
  startedAt: number;
  /** Null: there are records left. */
  finishedAt: number | null;
}

export async function startRemoval(
  tx: Tx,
  removal: Pick<Removal, "kind" | "organizationId" | "targetId" | "slug" | "name"> & {
    /** Null when it was no person. */
    removedBy: number | null;
  },
  now: number,
): Promise<void> {
  await tx
    .insertInto("removals")
    .values({
      kind: removal.kind,
      organization_id: removal.organizationId,
      target_id: removal.targetId,
      slug: removal.slug,
      name: removal.name,
      removed_by: removal.removedBy,
      started_at: now,
    })
    .execute();
}

/** Notes that so many more records are gone. */
export async function addToRemoval(
  tx: Tx,
  kind: Removal["kind"],
  targetId: number,
  rows: number,
): Promise<void> {
  if (rows === 0) return;
  await tx
    .updateTable("removals")
    .set((eb) => ({ deleted_rows: eb("deleted_rows", "+", rows) }))
    .where("kind", "=", kind)
    .where("target_id", "=", targetId)
    .execute();
}

/** Notes that nothing is left. */
export async function finishRemoval(
  tx: Tx,
  kind: Removal["kind"],
  targetId: number,
  now: number,
): Promise<void> {
  await tx
    .updateTable("removals")
    .set({ finished_at: now })
    .where("kind", "=", kind)
    .where("target_id", "=", targetId)
    .execute();
}

/** A page and one more, newest first: of one organization, or of what one person removed. */
export async function selectRemovals(
  db: Db,
  of: { organizationId: number } | { userId: number },
  page: OffsetRequest,
): Promise<Removal[]> {
  const query = db
    .selectFrom("removals")
    .selectAll()
    .orderBy("id", "desc")
    .offset(page.offset)
    .limit(page.limit + 1);
  const rows = await (
    "userId" in of
      ? query.where("removed_by", "=", of.userId)
      : query.where("organization_id", "=", of.organizationId)
  ).execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    organizationId: row.organization_id,
    targetId: row.target_id,
    slug: row.slug,
    name: row.name,
    deletedRows: row.deleted_rows,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }));
}

import type { Role } from "@vedette/contract";
import type { Db, Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import { userIdsLike } from "../users/index.ts";
import type { Member } from "./model.ts";

export async function findMember(
  db: Db,
  organizationId: number,
  userId: number,
): Promise<Member | undefined> {
  const row = await db
    .selectFrom("members")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row && toMember(row);
}

/** All seats of one person, oldest first. */
export async function findMembersOfUser(db: Db, userId: number): Promise<Member[]> {
  const rows = await db
    .selectFrom("members")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
  return rows.map(toMember);
}

/** A page of an organization's seats and one more, oldest first. */
export async function selectMembers(
  db: Db,
  filter: { organizationId: number; text?: string | undefined },
  page: OffsetRequest,
): Promise<Member[]> {
  let query = db
    .selectFrom("members")
    .selectAll()
    .where("organization_id", "=", filter.organizationId)
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (filter.text) query = query.where("user_id", "in", userIdsLike(db, filter.text));
  return (await query.execute()).map(toMember);
}

/** How many seats each of these organizations has; one without any is left out. */
export async function countMembers(
  db: Db,
  organizationIds: readonly number[],
): Promise<Map<number, number>> {
  if (organizationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("members")
    .select((eb) => ["organization_id", eb.fn.countAll<number>().as("count")])
    .where("organization_id", "in", organizationIds)
    .groupBy("organization_id")
    .execute();
  return new Map(rows.map((row) => [row.organization_id, row.count]));
}

/** Gives a person a seat; one they have already is left as it is. */
export async function insertMember(
  tx: Tx,
  seat: { organizationId: number; userId: number; role: Role },
  now: number,
): Promise<Member> {
  await tx
    .insertInto("members")
    .values({
      organization_id: seat.organizationId,
      user_id: seat.userId,
      role: seat.role,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["organization_id", "user_id"]).doNothing())
    .execute();
  const member = await findMember(tx, seat.organizationId, seat.userId);
  if (member === undefined) throw new Error("a seat that was just taken is gone");
  return member;
}

interface MemberRow {
  id: number;
  organization_id: number;
  user_id: number;
  role: Role;
  created_at: number;
}

function toMember(row: MemberRow): Member {
  return {
    id: row.id,
    organizationId: row.organization_id,
    userId: row.user_id,
    role: row.role,
    createdAt: row.created_at,
  };
}

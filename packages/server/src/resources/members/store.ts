import type { Role } from "@vedette/contract";
import type { Db, Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import { serviceUserIds, userIdsLike } from "../users/index.ts";
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

/** The organization's seat of this id. */
export async function findMemberById(
  db: Db,
  organizationId: number,
  id: number,
): Promise<Member | undefined> {
  const row = await db
    .selectFrom("members")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toMember(row);
}

/** Those of these seats that exist, oldest first. */
export async function findMembersByIds(db: Db, ids: readonly number[]): Promise<Member[]> {
  if (ids.length === 0) return [];
  const query = db.selectFrom("members").selectAll().where("id", "in", ids).orderBy("id");
  return (await query.execute()).map(toMember);
}

/** The seats of an organization, or those of these people there. */
export async function findMembersOfOrganization(
  db: Db,
  organizationId: number,
  userIds?: readonly number[],
): Promise<Member[]> {
  if (userIds?.length === 0) return [];
  let query = db
    .selectFrom("members")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .orderBy("id");
  if (userIds) query = query.where("user_id", "in", userIds);
  return (await query.execute()).map(toMember);
}

/** The seats of an organization's service accounts, oldest first. */
export async function selectServiceMembers(db: Db, organizationId: number): Promise<Member[]> {
  const rows = await db
    .selectFrom("members")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("user_id", "in", serviceUserIds(db))
    .orderBy("id")
    .execute();
  return rows.map(toMember);
}

/** How many of an organization's seats a search finds; all without a text. */
export async function countMembersLike(
  db: Db,
  filter: { organizationId: number; text?: string | undefined },
): Promise<number> {
  let query = db
    .selectFrom("members")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organization_id", "=", filter.organizationId);
  if (filter.text) query = query.where("user_id", "in", userIdsLike(db, filter.text));
  return (await query.executeTakeFirstOrThrow()).count;
}

export async function countOwners(db: Db, organizationId: number): Promise<number> {
  const { count } = await db
    .selectFrom("members")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organization_id", "=", organizationId)
    .where("role", "=", "owner")
    .executeTakeFirstOrThrow();
  return count;
}

/** The people who own an organization, oldest seat first. */
export async function findOwnerIds(db: Db, organizationId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("members")
    .select("user_id")
    .where("organization_id", "=", organizationId)
    .where("role", "=", "owner")
    .orderBy("id")
    .execute();
  return rows.map((row) => row.user_id);
}

export async function updateMemberRole(tx: Tx, id: number, role: Role): Promise<void> {
  await tx.updateTable("members").set({ role }).where("id", "=", id).execute();
}

/** Takes a seat away, and its holder out of the teams. */
export async function deleteMemberRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("members").where("id", "=", id).execute();
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

import { containsText, type Db, type Tx } from "../../storage/index.ts";
import { readIdOrSlug } from "../id-or-slug.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { Team } from "./model.ts";

/** The organization's team with this id or slug. */
export async function findTeam(
  db: Db,
  organizationId: number,
  idOrSlug: string,
): Promise<Team | undefined> {
  const key = readIdOrSlug(idOrSlug);
  const query = teamRows(db).where("organization_id", "=", organizationId);
  const row = await (
    "id" in key ? query.where("id", "=", key.id) : query.where("slug", "=", key.slug)
  ).executeTakeFirst();
  return row && toTeam(row);
}

/** The organization's oldest team. */
export async function findFirstTeam(db: Db, organizationId: number): Promise<Team | undefined> {
  const row = await teamRows(db)
    .where("organization_id", "=", organizationId)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row && toTeam(row);
}

/** Those of these ids that exist, by id. */
export async function findTeams(db: Db, ids: readonly number[]): Promise<Map<number, Team>> {
  if (ids.length === 0) return new Map();
  const rows = await teamRows(db).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toTeam(row)]));
}

/** A page of an organization's teams and one more, by slug; `text` is looked for in slug and name. */
export async function selectTeams(
  db: Db,
  filter: { organizationId: number; text?: string | undefined },
  page: OffsetRequest,
): Promise<Team[]> {
  const { text } = filter;
  let query = teamRows(db)
    .where("organization_id", "=", filter.organizationId)
    .orderBy("slug")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (text) {
    query = query.where((eb) => eb.or([containsText("slug", text), containsText("name", text)]));
  }
  return (await query.execute()).map(toTeam);
}

/** Ids of the teams a seat belongs to; none without a seat. */
export async function findMemberTeamIds(
  db: Db,
  memberId: number | undefined,
): Promise<Set<number>> {
  if (memberId === undefined) return new Set();
  const rows = await db
    .selectFrom("team_members")
    .select("team_id")
    .where("member_id", "=", memberId)
    .execute();
  return new Set(rows.map((row) => row.team_id));
}

/** Adds a team; undefined when the organization has one of that slug. */
export async function insertTeam(
  tx: Tx,
  team: { organizationId: number; slug: string; name: string },
  now: number,
): Promise<Team | undefined> {
  const row = await tx
    .insertInto("teams")
    .values({
      organization_id: team.organizationId,
      slug: team.slug,
      name: team.name,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["organization_id", "slug"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row && { ...team, id: row.id, memberCount: 0, createdAt: now };
}

/** Puts a seat into a team, where it may be already. */
export async function ensureTeamMember(tx: Tx, teamId: number, memberId: number): Promise<void> {
  await tx
    .insertInto("team_members")
    .values({ team_id: teamId, member_id: memberId })
    .onConflict((conflict) => conflict.columns(["team_id", "member_id"]).doNothing())
    .execute();
}

/** Takes a seat out of a team. Whether it was in. */
export async function deleteTeamMember(tx: Tx, teamId: number, memberId: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("team_members")
    .where("team_id", "=", teamId)
    .where("member_id", "=", memberId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Has a seat be in these teams and no other. */
export async function replaceTeamsOfMember(
  tx: Tx,
  memberId: number,
  teamIds: readonly number[],
): Promise<void> {
  await tx.deleteFrom("team_members").where("member_id", "=", memberId).execute();
  for (const teamId of new Set(teamIds)) await ensureTeamMember(tx, teamId, memberId);
}

/** The seats of these teams, each once, in order of their ids. */
export async function findTeamMemberIds(db: Db, teamIds: readonly number[]): Promise<number[]> {
  if (teamIds.length === 0) return [];
  const rows = await db
    .selectFrom("team_members")
    .select("member_id")
    .distinct()
    .where("team_id", "in", teamIds)
    .orderBy("member_id")
    .execute();
  return rows.map((row) => row.member_id);
}

/** Writes what people can change of a team. */
export async function updateTeamRow(tx: Tx, team: Team): Promise<void> {
  await tx
    .updateTable("teams")
    .set({ slug: team.slug, name: team.name })
    .where("id", "=", team.id)
    .execute();
}

/** Removes a team with who and what is in it. Whether there was one. */
export async function deleteTeamRow(tx: Tx, id: number): Promise<boolean> {
  const result = await tx.deleteFrom("teams").where("id", "=", id).executeTakeFirstOrThrow();
  return result.numDeletedRows > 0n;
}

/** Those of these slugs that the organization has. */
export async function findTeamsBySlug(
  db: Db,
  organizationId: number,
  slugs: readonly string[],
): Promise<Team[]> {
  if (slugs.length === 0) return [];
  const rows = await teamRows(db)
    .where("organization_id", "=", organizationId)
    .where("slug", "in", slugs)
    .execute();
  return rows.map(toTeam);
}

function teamRows(db: Db) {
  return db.selectFrom("teams").select((eb) => [
    "id",
    "organization_id",
    "slug",
    "name",
    "created_at",
    eb
      .selectFrom("team_members")
      .whereRef("team_members.team_id", "=", "teams.id")
      .select((inner) => inner.fn.countAll<number>().as("count"))
      .as("member_count"),
  ]);
}

type TeamRow = Awaited<ReturnType<ReturnType<typeof teamRows>["executeTakeFirstOrThrow"]>>;

function toTeam(row: TeamRow): Team {
  return {
    id: row.id,
    organizationId: row.organization_id,
    slug: row.slug,
    name: row.name,
    memberCount: row.member_count ?? 0,
    createdAt: row.created_at,
  };
}

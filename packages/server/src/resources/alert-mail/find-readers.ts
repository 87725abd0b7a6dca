import type { Db } from "../../storage/index.ts";
import { findUnwilling } from "../mail-choices/index.ts";
import { findMembersByIds, findMembersOfOrganization } from "../members/index.ts";
import { findTeamIdsOfProjects, findTeamMemberIds } from "../teams/index.ts";
import { findUsers, type User } from "../users/index.ts";
import type { Fallthrough, MailTarget } from "./model.ts";

const ACTIVE_MS = 30 * 24 * 3_600_000;

/** Where a mail is about something, and whose it is. */
export interface MailPlace {
  organizationId: number;
  projectIds: readonly number[];
  /** Who looks after the issue; absent where there is no issue. */
  assignee?: { userId: number | null; teamId: number | null };
}

/**
 * The people that a target means now, who are members still and can be mailed: never service
 * accounts, nor who wants no such mail. Where nobody owns an issue, the members of the project's teams stand in, or of the
 * organization while the project has none; the active ones were there within thirty days.
 */
export async function findMailReaders(
  db: Db,
  place: MailPlace,
  target: MailTarget,
  now: number,
): Promise<User[]> {
  const users = await findUsers(db, await findUserIds(db, place, target));
  const isActive = ({ lastActiveAt }: User): boolean =>
    lastActiveAt !== null && lastActiveAt > now - ACTIVE_MS;
  const onlyActive =
    target.type === "owners" && target.fallthrough === "active-members" && !hasOwner(place);
  const unwilling = await findUnwilling(db, "alerts", [...users.keys()]);
  return [...users.values()].filter(
    (user) =>
      user.isActive &&
      !user.isServiceAccount &&
      !unwilling.has(user.id) &&
      (!onlyActive || isActive(user)),
  );
}

async function findUserIds(db: Db, place: MailPlace, target: MailTarget): Promise<number[]> {
  const { organizationId } = place;
  if (target.type === "owners") return await findOwnerIds(db, place, target.fallthrough);
  return target.type === "member"
    ? await keepMembers(db, organizationId, [target.id])
    : await findTeamUserIds(db, organizationId, [target.id]);
}

async function findOwnerIds(db: Db, place: MailPlace, fallthrough: Fallthrough): Promise<number[]> {
  const { organizationId, assignee } = place;
  if (assignee?.userId != null) return await keepMembers(db, organizationId, [assignee.userId]);
  if (assignee?.teamId != null) {
    return await findTeamUserIds(db, organizationId, [assignee.teamId]);
  }
  if (fallthrough === "nobody") return [];
  const teams = await findTeamIdsOfProjects(db, place.projectIds);
  const teamIds = [...new Set([...teams.values()].flat())];
  if (teamIds.length > 0) return await findTeamUserIds(db, organizationId, teamIds);
  const members = await findMembersOfOrganization(db, organizationId);
  return members.map(({ userId }) => userId);
}

function hasOwner({ assignee }: MailPlace): boolean {
  return assignee !== undefined && (assignee.userId !== null || assignee.teamId !== null);
}

async function keepMembers(
  db: Db,
  organizationId: number,
  userIds: readonly number[],
): Promise<number[]> {
  const members = await findMembersOfOrganization(db, organizationId, userIds);
  return members.map(({ userId }) => userId);
}

async function findTeamUserIds(
  db: Db,
  organizationId: number,
  teamIds: readonly number[],
): Promise<number[]> {
  const members = await findMembersByIds(db, await findTeamMemberIds(db, teamIds));
  return members.filter((one) => one.organizationId === organizationId).map((one) => one.userId);
}

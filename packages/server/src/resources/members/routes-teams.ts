import {
  joinTeam as joinTeamRoute,
  leaveTeam as leaveTeamRoute,
  listProjectMembers,
  listTeamMembers,
  Problem,
  type Scope,
  type Team as TeamShape,
  updateTeamMember,
} from "@vedette/contract";
import type { Actor } from "../../access/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import {
  findMemberTeamIds,
  findOwnTeamIds,
  findTeamIdsOfProjects,
  findTeamMemberIds,
  getTeam,
  presentTeam,
  type Team,
} from "../teams/index.ts";
import { getMember } from "./find-seat.ts";
import { joinTeam, leaveTeam, managesTeams } from "./join-team.ts";
import { withUsers } from "./list-members.ts";
import { presentMember } from "./present.ts";
import { findMembersByIds } from "./store.ts";

/** Who is in which team, and by that on which project. */
export function memberTeamRoutes(
  instance: Instance,
  projectIdOf: (organizationId: number, idOrSlug: string) => Promise<number>,
): Implemented[] {
  const { db } = instance.storage;

  const show = async (
    actor: Actor,
    organization: { id: number; scopes: ReadonlySet<Scope> },
    team: Team,
  ): Promise<TeamShape> => {
    const teamIds = await findOwnTeamIds(db, organization.id, actor);
    return presentTeam(team, { scopes: organization.scopes, teamIds });
  };

  return [
    implement(listTeamMembers, async ({ organization, params, query }) => {
      const team = await getTeam(db, organization.id, params.team);
      const request = readOffset(query);
      const ids = (await findTeamMemberIds(db, [team.id])).slice(request.offset);
      const found = await findMembersByIds(db, ids.slice(0, request.limit + 1));
      const page = toOffsetPage(await withUsers(db, found), request);
      const body = page.rows.map(({ member, user }) => ({
        ...presentMember(member, user),
        teamRole: "contributor" as const,
        teamSlug: team.slug,
      }));
      return { status: 200, body, page };
    }),

    implement(joinTeamRoute, async ({ actor, organization, params, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const team = await joinTeam(instance, doer, organization, params);
      return { status: 201, body: await show(actor, organization, team) };
    }),

    implement(updateTeamMember, async ({ actor, organization, params, body }) => {
      const { member } = await getMember(db, actor, organization.id, params.member);
      const team = await getTeam(db, organization.id, params.team);
      if (!managesTeams(organization)) throw new Problem("forbidden");
      const isActive = (await findMemberTeamIds(db, member.id)).has(team.id);
      if (!isActive) throw new Problem("not-found");
      return { status: 200, body: { isActive, teamRole: body.teamRole } };
    }),

    implement(leaveTeamRoute, async ({ actor, organization, params, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const team = await leaveTeam(instance, doer, organization, params);
      return { status: 200, body: await show(actor, organization, team) };
    }),

    implement(listProjectMembers, async ({ organization, params }) => {
      const projectId = await projectIdOf(organization.id, params.project);
      const teamIds = (await findTeamIdsOfProjects(db, [projectId])).get(projectId) ?? [];
      const members = await findMembersByIds(db, await findTeamMemberIds(db, teamIds));
      const body = (await withUsers(db, members)).map(({ member, user }) =>
        presentMember(member, user),
      );
      return { status: 200, body };
    }),
  ];
}

import {
  createTeam as createTeamRoute,
  deleteTeam as deleteTeamRoute,
  getTeam as getTeamRoute,
  listTeams,
  type Scope,
  updateTeam as updateTeamRoute,
} from "@vedette/contract";
import type { Actor } from "../../access/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import type { Instance } from "../instance.ts";
import { createTeam } from "./create-team.ts";
import { deleteTeam } from "./delete-team.ts";
import { findOwnTeamIds } from "./find-own-teams.ts";
import { getTeam } from "./get-team.ts";
import type { Team } from "./model.ts";
import { presentTeam } from "./present.ts";
import { selectTeams } from "./store.ts";
import { updateTeam } from "./update-team.ts";

export function teamRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  const show = async (
    viewer: { actor: Actor; organization: { id: number; scopes: ReadonlySet<Scope> } },
    team: Team,
  ) => {
    const { actor, organization } = viewer;
    const teamIds = await findOwnTeamIds(db, organization.id, actor);
    return presentTeam(team, { scopes: organization.scopes, teamIds });
  };

  return [
    implement(listTeams, async ({ actor, organization, query }) => {
      const request = readOffset(query);
      const filter = { organizationId: organization.id, text: query.query };
      const page = toOffsetPage(await selectTeams(db, filter, request), request);
      const teamIds = await findOwnTeamIds(db, organization.id, actor);
      const body = page.rows.map((team) =>
        presentTeam(team, { scopes: organization.scopes, teamIds }),
      );
      return { status: 200, body, page };
    }),

    implement(createTeamRoute, async ({ actor, organization, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const team = await createTeam(instance, doer, { ...body, organizationId: organization.id });
      return { status: 201, body: await show({ actor, organization }, team) };
    }),

    implement(getTeamRoute, async ({ actor, organization, params }) => {
      const team = await getTeam(db, organization.id, params.team);
      return { status: 200, body: await show({ actor, organization }, team) };
    }),

    implement(updateTeamRoute, async ({ actor, organization, params, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const which = { organizationId: organization.id, team: params.team };
      const team = await updateTeam(instance, doer, which, body);
      return { status: 200, body: await show({ actor, organization }, team) };
    }),

    implement(deleteTeamRoute, async ({ actor, organization, params, request }) => {
      const doer = { actor, ipAddress: request.ip };
      await deleteTeam(instance, doer, await getTeam(db, organization.id, params.team));
      return { status: 204 };
    }),
  ];
}

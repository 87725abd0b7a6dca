import { createTeam as createTeamRoute, listTeams } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import type { Instance } from "../instance.ts";
import { createTeam } from "./create-team.ts";
import { findOwnTeamIds } from "./find-own-teams.ts";
import { presentTeam } from "./present.ts";
import { selectTeams } from "./store.ts";

export function teamRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
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
      const teamIds = await findOwnTeamIds(db, organization.id, actor);
      return { status: 201, body: presentTeam(team, { scopes: organization.scopes, teamIds }) };
    }),
  ];
}

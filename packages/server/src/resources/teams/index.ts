/** Teams: named groups of an organization's people, which own projects. */
export { createTeam, insertNewTeam } from "./create-team.ts";
export type { Team } from "./model.ts";
export { presentTeam, presentTeamReference } from "./present.ts";
export { teamRoutes } from "./routes.ts";
export {
  ensureTeamMember,
  findFirstTeam,
  findMemberTeamIds,
  findTeam,
  findTeams,
  listTeams,
} from "./store.ts";

/** Teams: named groups of an organization's people, which own projects. */
export { insertNewTeam } from "./create-team.ts";
export { findOwnTeamIds } from "./find-own-teams.ts";
export { getTeam } from "./get-team.ts";
export type { Team } from "./model.ts";
export { presentTeam, presentTeamReference } from "./present.ts";
export { presentTeamsOf } from "./present-teams-of.ts";
export {
  deleteTeamProject,
  ensureTeamProject,
  findProjectIdsOfTeam,
  findTeamIdsOfProjects,
} from "./store-projects.ts";
export { purgeTeams } from "./store-purge.ts";
export {
  deleteTeamMember,
  ensureTeamMember,
  findFirstTeam,
  findMemberTeamIds,
  findTeam,
  findTeamMemberIds,
  findTeams,
  findTeamsBySlug,
  replaceTeamsOfMember,
} from "./store.ts";

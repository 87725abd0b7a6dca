/** Teams: named groups of an organization's people, which own projects. */
export { insertNewTeam } from "./create-team.ts";
export { findOwnTeamIds } from "./find-own-teams.ts";
export type { Team } from "./model.ts";
export { presentTeamReference } from "./present.ts";
export { presentTeamsOf } from "./present-teams-of.ts";
export { ensureTeamProject, findTeamIdsOfProjects } from "./store-projects.ts";
export { ensureTeamMember, findFirstTeam, findTeam, findTeams } from "./store.ts";

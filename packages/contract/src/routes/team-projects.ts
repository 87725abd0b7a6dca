import * as z from "zod";
import { project, projectSummary } from "../shapes/project.ts";
import { team } from "../shapes/team.ts";
import { pageQuery } from "../query.ts";
import { defineRoute } from "../route.ts";
import { inProject, inTeam, readProject, segment, writeProject } from "./params.ts";

const path = "/api/0/projects/{organization}/{project}/teams/{team}/";
const params = z.object({ organization: segment, project: segment, team: segment });

export const listTeamProjects = defineRoute({
  id: "teams.projects.list",
  method: "GET",
  path: "/api/0/teams/{organization}/{team}/projects/",
  summary: "The projects of a team",
  access: readProject,
  params: inTeam,
  query: z.object(pageQuery),
  responses: { 200: z.array(projectSummary) },
});

export const listProjectTeams = defineRoute({
  id: "projects.teams.list",
  method: "GET",
  path: "/api/0/projects/{organization}/{project}/teams/",
  summary: "The teams of a project",
  access: readProject,
  params: inProject,
  responses: { 200: z.array(team) },
});

export const addProjectTeam = defineRoute({
  id: "projects.teams.add",
  method: "POST",
  path,
  summary: "Give a project to one more team",
  access: writeProject,
  audit: "project.edit",
  params,
  responses: { 201: project },
});

export const removeProjectTeam = defineRoute({
  id: "projects.teams.remove",
  method: "DELETE",
  path,
  summary: "Take a project away from a team",
  access: writeProject,
  audit: "project.edit",
  params,
  responses: { 200: project },
});

import type { Db } from "../../storage/index.ts";
import { type ExternalIssue, findExternalIssues } from "../external-issues/index.ts";
import { findProjects } from "../projects/index.ts";
import { findTeams, type Team } from "../teams/index.ts";
import { findUsers, type User } from "../users/index.ts";
import { toAssignee } from "./find-assignee.ts";
import type { Assignee, Issue, IssueProject, ViewerMarks } from "./model.ts";
import { findViewerMarks } from "./store-viewers.ts";

/** What an issue is shown with, besides where it is. */
export interface Beside {
  project: IssueProject;
  assignee: Assignee | null;
  viewer: ViewerMarks | null;
  /** What apps linked to it. */
  externalIssues: readonly ExternalIssue[];
}

/**
 * Finds what belongs beside issues, each kind with one query however many there are. `viewerId`:
 * the person whose marks are to be shown. Nothing is beside an issue whose project was removed:
 * it is about to go itself.
 */
export async function findSurroundings(
  db: Db,
  issues: readonly Issue[],
  viewerId: number | null,
): Promise<(issue: Issue) => Beside | undefined> {
  // One after the other: inside a transaction there is one connection.
  const projects = await findProjects(db, distinct(issues.map((issue) => issue.projectId)));
  const users = await findUsers(db, distinct(issues.map((issue) => issue.assignedUserId)));
  const teams = await findTeams(db, distinct(issues.map((issue) => issue.assignedTeamId)));
  const ids = issues.map((issue) => issue.id);
  const marks = viewerId === null ? undefined : await findViewerMarks(db, viewerId, ids);
  const links = Map.groupBy(await findExternalIssues(db, ids), ({ issueId }) => issueId);
  return (issue) => {
    const project = projects.get(issue.projectId);
    return (
      project && {
        project,
        assignee: assigneeOf(issue, users, teams),
        viewer: marks?.get(issue.id) ?? null,
        externalIssues: links.get(issue.id) ?? [],
      }
    );
  };
}

/** An assignee who is gone meanwhile is nobody. */
function assigneeOf(
  issue: Issue,
  users: ReadonlyMap<number, User>,
  teams: ReadonlyMap<number, Team>,
): Assignee | null {
  const user = issue.assignedUserId === null ? undefined : users.get(issue.assignedUserId);
  if (user) return toAssignee(user);
  const team = issue.assignedTeamId === null ? undefined : teams.get(issue.assignedTeamId);
  return team ? { type: "team", id: team.id, name: team.name } : null;
}

function distinct(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

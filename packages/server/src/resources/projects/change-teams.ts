import { Problem } from "@vedette/contract/problems";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { deleteTeamProject, ensureTeamProject, type Team } from "../teams/index.ts";
import type { Project } from "./model.ts";

/** Gives a project to one more team, which may have it already. Both must be of one organization. */
export async function addProjectTeam(
  instance: Instance,
  doer: Doer,
  project: Project,
  team: Team,
): Promise<void> {
  await instance.storage.transaction(async (tx) => {
    await ensureTeamProject(tx, team.id, project.id);
    await recordAudit(tx, auditEntry(doer, project, { team_added: team.slug }), instance.now());
  });
}

/** Takes a project away from a team. Refuses when it is not the team's. */
export async function removeProjectTeam(
  instance: Instance,
  doer: Doer,
  project: Project,
  team: Team,
): Promise<void> {
  await instance.storage.transaction(async (tx) => {
    if (!(await deleteTeamProject(tx, team.id, project.id))) throw new Problem("not-found");
    await recordAudit(tx, auditEntry(doer, project, { team_removed: team.slug }), instance.now());
  });
}

function auditEntry(doer: Doer, project: Project, change: { [what: string]: string }) {
  return {
    organizationId: project.organizationId,
    event: "project.edit" as const,
    actor: toAuditActor(doer.actor),
    target: { kind: "project", id: String(project.id) },
    data: { slug: project.slug, changed: ["teams"], ...change },
    ipAddress: doer.ipAddress,
  };
}

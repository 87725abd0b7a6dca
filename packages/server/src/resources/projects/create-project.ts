import { Problem } from "@vedette/contract/problems";
import { slugCandidates, slugify } from "../../kit/index.ts";
import type { Tx } from "../../storage/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import { insertNewKey } from "../project-keys/index.ts";
import type { Instance } from "../instance.ts";
import { ensureTeamProject, findFirstTeam, findOwnTeamIds } from "../teams/index.ts";
import { MAX_PROJECT_SLUG, type Project } from "./model.ts";
import { insertProject } from "./store.ts";

export interface NewProject {
  organizationId: number;
  name: string;
  /** Without it the name makes one that is free. */
  slug?: string | undefined;
  platform?: string | null | undefined;
  /** Without it: a team of the person who makes the project, else the oldest one, if any. */
  teamId?: number | undefined;
}

/** Adds a project with its first client key. Refuses a slug that is taken. */
export async function createProject(
  instance: Instance,
  doer: Doer,
  input: NewProject,
): Promise<Project> {
  const now = instance.now();
  return await instance.storage.transaction((tx) => insertNewProject(tx, doer, input, now));
}

/** The same inside somebody else's transaction. */
export async function insertNewProject(
  tx: Tx,
  doer: Doer,
  input: NewProject,
  now: number,
): Promise<Project> {
  const project = await insertUnderFreeSlug(tx, input, now);
  await insertNewKey(tx, { projectId: project.id, name: "Default" }, now);
  const teamId = input.teamId ?? (await findTeamFor(tx, doer, input.organizationId));
  if (teamId !== undefined) await ensureTeamProject(tx, teamId, project.id);
  await recordAudit(
    tx,
    {
      organizationId: project.organizationId,
      event: "project.create",
      actor: toAuditActor(doer.actor),
      target: { kind: "project", id: String(project.id) },
      data: { slug: project.slug, name: project.name, platform: project.platform },
      ipAddress: doer.ipAddress,
    },
    now,
  );
  return project;
}

async function insertUnderFreeSlug(tx: Tx, input: NewProject, now: number): Promise<Project> {
  const { organizationId, name, platform = null } = input;
  const slugs = input.slug
    ? [input.slug]
    : slugCandidates(slugify(name, "project", MAX_PROJECT_SLUG), MAX_PROJECT_SLUG);
  for (const slug of slugs) {
    const project = await insertProject(tx, { organizationId, slug, name, platform }, now);
    if (project !== undefined) return project;
  }
  throw new Problem("conflict", { detail: "A project with this slug already exists." });
}

async function findTeamFor(
  tx: Tx,
  { actor }: Doer,
  organizationId: number,
): Promise<number | undefined> {
  const teamIds = await findOwnTeamIds(tx, organizationId, actor);
  if (teamIds.size > 0) return Math.min(...teamIds);
  return (await findFirstTeam(tx, organizationId))?.id;
}

import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import type { Db } from "../../storage/index.ts";
import { readIdOrSlug } from "../id-or-slug.ts";
import { findProjects } from "../projects/index.ts";
import type { MetricRule } from "./model.ts";
import type { Viewer } from "./present.ts";
import { findRule } from "./store.ts";
import { findIncident, type Incident } from "./store-incidents.ts";

/** The rule that a path names. Refuses what is not there; a removed project has no rules. */
export async function enterRule(
  db: Db,
  organizationId: number,
  segment: string,
): Promise<MetricRule> {
  const named = readIdOrSlug(segment);
  const rule = "id" in named ? await findRule(db, organizationId, named.id) : undefined;
  if (!rule || !(await isThere(db, rule.projectId))) throw new Problem("not-found");
  return rule;
}

/** The incident that a path names by its number. Refuses what is not there. */
export async function enterIncident(
  db: Db,
  organizationId: number,
  segment: string,
): Promise<Incident> {
  const named = readIdOrSlug(segment);
  const incident = "id" in named ? await findIncident(db, organizationId, named.id) : undefined;
  if (!incident || !(await isThere(db, incident.projectId))) throw new Problem("not-found");
  return incident;
}

export function viewerOf(actor: Actor, now: number): Viewer {
  return { userId: actor.kind === "user" ? actor.userId : null, now };
}

async function isThere(db: Db, projectId: number): Promise<boolean> {
  return (await findProjects(db, [projectId])).has(projectId);
}

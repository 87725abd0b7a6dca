import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import type { Db } from "../../storage/index.ts";
import { getProject, type Project } from "../projects/index.ts";
import { readIdOrSlug } from "../id-or-slug.ts";
import type { AlertRule } from "./model.ts";
import type { RuleViewer } from "./present.ts";
import { findRule } from "./store.ts";

/** The rule that a path names, and its project. Refuses what is not there. */
export async function enterRule(
  db: Db,
  organizationId: number,
  params: { project: string; rule: string },
): Promise<{ project: Project; rule: AlertRule }> {
  const project = await getProject(db, organizationId, params.project);
  const named = readIdOrSlug(params.rule);
  const rule = "id" in named ? await findRule(db, project.id, named.id) : undefined;
  if (!rule) throw new Problem("not-found");
  return { project, rule };
}

export function viewerOf(actor: Actor, project: { slug: string }, now: number): RuleViewer {
  return { project, userId: actor.kind === "user" ? actor.userId : null, now };
}

import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { findProjectIds, findProjects, type Project } from "../projects/index.ts";
import type { AlertRule } from "./model.ts";
import { findRulesOfOrganization } from "./store.ts";

/** Which of an organization's rules or detectors somebody means; without any of it, all. */
export interface Selection {
  id?: readonly string[] | undefined;
  /** Ids or slugs; `-1` is every project. */
  project?: readonly string[] | undefined;
  /** Part of the name. */
  query?: string | undefined;
}

/** The rules that are meant, oldest first; those of removed projects are gone. */
export async function findSelectedRules(
  db: Db,
  organizationId: number,
  selection: Selection,
): Promise<AlertRule[]> {
  const projects = await findSelectedProjects(db, organizationId, { project: selection.project });
  const ids = new Set(projects.map(({ id }) => id));
  const wanted = selection.id && new Set(selection.id);
  const text = selection.query?.toLowerCase() ?? "";
  const rules = await findRulesOfOrganization(db, organizationId);
  return rules.filter(
    (rule) =>
      ids.has(rule.projectId) &&
      (wanted === undefined || wanted.has(String(rule.id))) &&
      rule.name.toLowerCase().includes(text),
  );
}

/** The projects that are meant, oldest first. */
export async function findSelectedProjects(
  db: Db,
  organizationId: number,
  { id, project, query }: Selection,
): Promise<Project[]> {
  const all = [...(await findProjects(db, await findProjectIds(db, organizationId))).values()];
  const isEvery = project === undefined || project.includes("-1");
  const text = query?.toLowerCase() ?? "";
  return all
    .filter(
      (one) =>
        (isEvery || project.includes(String(one.id)) || project.includes(one.slug)) &&
        (id === undefined || id.includes(String(one.id))) &&
        one.name.toLowerCase().includes(text),
    )
    .toSorted((a, b) => a.id - b.id);
}

/** Refuses to touch everything for want of a word. */
export function requireSelection({ id, project, query }: Selection): void {
  if (id !== undefined || project !== undefined || (query !== undefined && query !== "")) return;
  throw new Problem("bad-request", {
    detail: "Say which ones: with id, project or query. project=-1 means all of them.",
  });
}

import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { findProject } from "../projects/index.ts";
import type { Issue } from "./model.ts";
import { parseShortId } from "./short-id.ts";
import { findIssueById, findIssueByNumber } from "./store.ts";

/**
 * The organization's issue of this id, or of this short id (`SHOP-3`, in any case). Undefined where
 * there is none: issues of other organizations and of removed projects are not there either.
 */
export async function findIssue(
  db: Db,
  organizationId: number,
  text: string,
): Promise<Issue | undefined> {
  if (!isId(text)) return await findIssueByShortId(db, organizationId, text);
  const issue = await findIssueById(db, Number(text));
  if (issue?.organizationId !== organizationId) return undefined;
  const project = await findProject(db, organizationId, String(issue.projectId));
  return project && issue;
}

/** The same; refuses where there is none. */
export async function getIssue(db: Db, organizationId: number, text: string): Promise<Issue> {
  const issue = await findIssue(db, organizationId, text);
  if (!issue) throw new Problem("not-found");
  return issue;
}

/** The organization's issue that people call by this name. */
export async function findIssueByShortId(
  db: Db,
  organizationId: number,
  text: string,
): Promise<Issue | undefined> {
  const name = parseShortId(text);
  if (!name) return undefined;
  const project = await findProject(db, organizationId, name.projectSlug);
  // Where a slug is asked for, a number is not the id of a project.
  if (project?.slug !== name.projectSlug) return undefined;
  return await findIssueByNumber(db, project.id, name.number);
}

/** The organization of an issue named by its id alone, for paths that say no more. */
export async function findOrganizationIdOfIssue(db: Db, text: string): Promise<number | undefined> {
  if (!isId(text)) return undefined;
  return (await findIssueById(db, Number(text)))?.organizationId;
}

function isId(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}

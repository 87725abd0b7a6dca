import type { Actor } from "../../access/index.ts";
import type { Tx, Wake } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { mailAssigned } from "../issue-mail/index.ts";
import { findProjects } from "../projects/index.ts";
import type { ChangedIssue } from "./apply-change.ts";
import type { Assignee } from "./model.ts";
import { issuePermalink } from "./present.ts";
import { formatShortId } from "./short-id.ts";

/** Mails whom issues have been assigned to by a change, in its transaction. */
export async function mailAssignments(
  instance: Instance,
  { tx, wake, now }: { tx: Tx; wake: Wake; now: number },
  { actor, organization }: { actor: Actor; organization: { id: number; slug: string } },
  assignee: Assignee,
  changed: readonly ChangedIssue[],
): Promise<void> {
  const assigned = changed
    .filter(({ told }) => told.some(({ action }) => action === "assigned"))
    .map(({ issue }) => issue);
  const projects = await findProjects(tx, [...new Set(assigned.map((one) => one.projectId))]);
  const issues = assigned.flatMap(({ id, projectId, shortId, title, culprit }) => {
    const project = projects.get(projectId);
    // One of a project that is being removed is about to go.
    if (project === undefined) return [];
    const name = formatShortId(project.slug, shortId);
    const link = issuePermalink(instance.links, organization.slug, id);
    return [{ shortId: name, title, culprit, project: project.slug, link }];
  });
  const mailing = { instance, tx, wake, now, actor, organizationId: organization.id };
  await mailAssigned(mailing, assignee, issues);
}

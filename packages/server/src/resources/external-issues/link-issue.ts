import { Problem } from "@vedette/contract/problems";
import type { IssueElsewhere } from "../component-requests/index.ts";
import { findIssue, type Issue } from "../issues/index.ts";
import type { CallableApp } from "../sentry-apps/index.ts";
import type { Instance } from "../instance.ts";
import { type ExternalIssue, toDisplayName } from "./model.ts";
import { putExternalIssueRow } from "./store.ts";

/** Links an issue of an app's tool to one of ours, in place of the one it had linked before. */
export async function linkIssue(
  { storage, now }: Pick<Instance, "storage" | "now">,
  { installation, issue }: { installation: CallableApp; issue: Issue },
  { project, identifier, webUrl }: IssueElsewhere,
): Promise<ExternalIssue> {
  const { app } = installation;
  return await storage.transaction(async (tx) => {
    // It may have been removed, or merged into another, since it was looked up.
    if (!(await findIssue(tx, issue.organizationId, String(issue.id)))) throw issueNotFound();
    const link = {
      issueId: issue.id,
      projectId: issue.projectId,
      sentryAppId: app.id,
      serviceType: app.slug,
      displayName: toDisplayName(project, identifier),
      webUrl,
    };
    return await putExternalIssueRow(tx, link, now());
  });
}

export function issueNotFound(): Problem {
  const detail = "Could not find the corresponding issue for the given groupId";
  return new Problem("not-found", { detail });
}

import type { ExternalIssue as ExternalIssueShape } from "@vedette/contract";
import type { ExternalIssue } from "./model.ts";

export function presentExternalIssue(issue: ExternalIssue): ExternalIssueShape {
  const { id, issueId, serviceType, displayName, webUrl } = issue;
  return { id: String(id), issueId: String(issueId), serviceType, displayName, webUrl };
}

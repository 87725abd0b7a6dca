import { formatInstant } from "../../protocol/index.ts";
import type { JsonObject } from "../../outbox/index.ts";
import type { Assignee, Issue } from "./model.ts";
import { issuePermalink, presentIssue, type IssueSurroundings } from "./present.ts";

/** What webhooks say happened to an issue. */
export type IssueAction = "created" | "resolved" | "assigned" | "ignored" | "unresolved";

/**
 * An issue as webhooks carry it (docs/integrate): where it is found first, then the issue as
 * somebody without an account would see it. `created` gives its instants with an offset instead
 * of `Z`, as receivers know them.
 */
export function presentIssueForWebhook(
  issue: Issue,
  surroundings: Omit<IssueSurroundings, "viewer">,
  action: IssueAction,
): JsonObject {
  const { links, organization, project } = surroundings;
  const root = `${links.baseUrl}/organizations/${organization.slug}`;
  const shown = {
    url: `${links.baseUrl}/api/0/organizations/${organization.slug}/issues/${issue.id}/`,
    web_url: issuePermalink(links, organization.slug, issue.id),
    project_url: `${root}/projects/${project.slug}/`,
    ...presentIssue(issue, { ...surroundings, viewer: null }),
  };
  if (action === "created") {
    shown.firstSeen = formatInstantWithOffset(issue.firstSeenAt);
    shown.lastSeen = formatInstantWithOffset(issue.lastSeenAt);
  }
  return shown as JsonObject;
}

/** The assignee beside an assigned issue; its id is a number here. */
export function presentAssigneeForWebhook(assignee: Assignee): JsonObject {
  const { type, name, id } = assignee;
  return assignee.type === "user" ? { type, name, id, email: assignee.email } : { type, name, id };
}

/** Epoch milliseconds as `2030-01-01T10:05:00.000000+00:00`. */
export function formatInstantWithOffset(ms: number): string {
  return formatInstant(ms).replace("Z", "+00:00");
}

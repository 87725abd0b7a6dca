import type { OutboxFact } from "../../outbox/index.ts";
import type { Tx } from "../../storage/index.ts";
import type { Links } from "../instance.ts";
import { findOrganizationSlugs } from "../organizations/index.ts";
import { findSurroundings } from "./find-surroundings.ts";
import type { Issue } from "./model.ts";
import { presentIssueForWebhook } from "./present-for-webhook.ts";

/** What the outside is told of issues that nobody in particular made, opened again or resolved. */
export async function issueFacts(
  links: Links,
  tx: Tx,
  issues: readonly Issue[],
  action: "created" | "unresolved" | "resolved",
): Promise<OutboxFact[]> {
  if (issues.length === 0) return [];
  const besides = await findSurroundings(tx, issues, null);
  const slugs = await findOrganizationSlugs(tx, [
    ...new Set(issues.map((issue) => issue.organizationId)),
  ]);
  return issues.flatMap((issue): OutboxFact[] => {
    const { organizationId, projectId } = issue;
    const beside = besides(issue);
    const slug = slugs.get(organizationId);
    // A project that is being removed tells nothing more.
    if (!beside || slug === undefined) return [];
    const data = {
      issue: presentIssueForWebhook(issue, { links, organization: { slug }, ...beside }, action),
      ...(action === "resolved" && { resolution_type: "now" }),
    };
    return [
      { resource: "issue", action, organizationId, projectId, actor: { kind: "system" }, data },
    ];
  });
}
